"use client"

import { useEffect } from "react"

/** Heard by whatever would keep something of this page. */
export const LEAVING = "relais-leaving"

const PRESSES = 3
const WITHIN_MS = 1500

/** Shift three times leaves at once, as the link does; the page does not stay in the browser's way back. */
export function QuickLeaveKeys({ href }: { href: string }) {
  useEffect(() => {
    let presses: number[] = []
    const listen = (event: KeyboardEvent) => {
      if (event.repeat) return
      if (event.key !== "Shift") {
        presses = []
        return
      }
      presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp]
      if (presses.length < PRESSES) return
      window.dispatchEvent(new Event(LEAVING))
      window.location.replace(href)
    }
    const follow = ({ target }: Event) => {
      if (target instanceof Element && target.closest(`a[href="${href}"]`)) window.dispatchEvent(new Event(LEAVING))
    }
    window.addEventListener("keydown", listen)
    window.addEventListener("click", follow, true)
    return () => {
      window.removeEventListener("keydown", listen)
      window.removeEventListener("click", follow, true)
    }
  }, [href])
  return null
}
