// Swedish writes a day as YYYY-MM-DD.
const PARIS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" })

/** The day it is in Paris at this instant, as YYYY-MM-DD. */
export const dayInParis = (instant: Date): string => PARIS.format(instant)

/** Whether the text is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= "1850-01-01"
}

/** Whether the day has not begun yet in Paris. */
export function isInTheFuture(day: string, now: Date): boolean {
  return day > dayInParis(now)
}
