"use client"

import { useEffect } from "react"

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
      if (presses.length >= PRESSES) window.location.replace(href)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [href])
  return null
}
