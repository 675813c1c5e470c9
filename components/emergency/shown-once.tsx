"use client"

import { useEffect } from "react"

/** A page that was left is not shown again from the browser's memory: it is asked for anew, and what it showed once is gone. */
export function ShownOnce() {
  useEffect(() => {
    const askAnew = ({ persisted }: PageTransitionEvent) => {
      if (persisted) location.replace(location.href)
    }
    window.addEventListener("pageshow", askAnew)
    return () => window.removeEventListener("pageshow", askAnew)
  }, [])
  return null
}
