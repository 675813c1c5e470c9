"use client"
import { useEffect, useState } from "react"

const PARIS = "Europe/Paris"

/** Says whose hours the page writes, to a browser whose clock shows others; everywhere else nothing has to be said. */
export function ParisTime({ sentence }: { sentence: string }) {
  const [isElsewhere, setIsElsewhere] = useState(false)
  useEffect(() => setIsElsewhere(hourIn(PARIS) !== hourIn(undefined)), [])
  return isElsewhere && <p className="mx-auto w-full max-w-page px-4 pt-4 text-small text-soft lg:px-0">{sentence}</p>
}

/** Today's hour and minute somewhere; where nothing is named, where the browser is. */
function hourIn(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "short", timeZone }).format(new Date())
}
