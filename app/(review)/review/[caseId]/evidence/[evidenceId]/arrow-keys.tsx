"use client"

import { useEffect } from "react"

/** Left and right turn the pages, unless they move inside something: a field, or a page that is wider than its box. */
export function ArrowKeys({ previous, next }: { previous?: string; next?: string }) {
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const to = { ArrowLeft: previous, ArrowRight: next }[event.key]
      const isChord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
      if (!to || isChord || isScrolling(event.target)) return
      event.preventDefault()
      window.location.assign(to)
    }
    window.addEventListener("keydown", turn)
    return () => window.removeEventListener("keydown", turn)
  }, [previous, next])
  return null
}

function isScrolling(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches("input, textarea, select") || (target !== document.body && target.scrollWidth > target.clientWidth)
}
