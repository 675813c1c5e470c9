"use client"

import { useEffect } from "react"

const OPEN = "details.pop-menu[open]"

/** Escape, or a press beside it, closes a menu, as people expect; the focus goes back to its button. */
export function MenuKeys() {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      const menu = key === "Escape" && document.querySelector<HTMLDetailsElement>(OPEN)
      if (!menu) return
      menu.open = false
      menu.querySelector("summary")?.focus()
    }
    const onPress = ({ target }: PointerEvent) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN))
        if (!(target instanceof Node && menu.contains(target))) menu.open = false
    }
    document.addEventListener("keydown", onKey)
    document.addEventListener("pointerdown", onPress)
    return () => {
      document.removeEventListener("keydown", onKey)
      document.removeEventListener("pointerdown", onPress)
    }
  }, [])
  return null
}
