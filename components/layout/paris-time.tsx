"use client"

import { useEffect } from "react"
import { PARIS_TIME, writesHour } from "./paris-time-place"

const PARIS = "Europe/Paris"

/** Shows the sentence about the hours where one stands, to a browser whose clock shows others; elsewhere nothing has to be said. */
export function ParisTime() {
  useEffect(() => {
    const sentence = document.getElementById(PARIS_TIME)
    if (sentence) sentence.hidden = hourIn(PARIS) === hourIn(undefined) || !hasHour(document.getElementById("content"))
  }, [])
  return null
}

/** Whether an hour is written on the page, or asked for. */
const hasHour = (content: HTMLElement | null) =>
  content !== null && (writesHour(content.textContent) || content.querySelector("input[type=time]") !== null)

/** Today's hour and minute somewhere; where nothing is named, where the browser is. */
function hourIn(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "short", timeZone }).format(new Date())
}
