"use client"

import { useEffect } from "react"
import { PARIS_TIME } from "./paris-time-place"

const PARIS = "Europe/Paris"

/** Shows the sentence about the hours to a browser whose clock shows other hours; everywhere else nothing has to be said. */
export function ParisTime() {
  useEffect(() => {
    const sentence = document.getElementById(PARIS_TIME)
    if (sentence) sentence.hidden = hourIn(PARIS) === hourIn(undefined)
  }, [])
  return null
}

/** Today's hour and minute somewhere; where nothing is named, where the browser is. */
function hourIn(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "short", timeZone }).format(new Date())
}
