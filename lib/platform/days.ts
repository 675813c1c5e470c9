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

/** A day as far as somebody knows it, as YYYY, YYYY-MM or YYYY-MM-DD, out of the three numbers of a form; null for what is none. */
export function parseKnownDay(text: string): string | null {
  const [, year = "", month, day] = /^(\d{4})(?:-(\d{2})?)?(?:-(\d{2})?)?$/.exec(text) ?? []
  if (!year || (day && !month)) return null
  const known = [year, month, day].filter(Boolean).join("-")
  return isDay(`${known}-01-01`.slice(0, 10)) ? known : null
}

/** Whether a day known in part cannot have begun yet in Paris. */
export function isLaterThanNow(known: string, now: Date): boolean {
  return known > dayInParis(now).slice(0, known.length)
}

const DAY = 24 * 60 * 60 * 1000
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day so many days later, or earlier: both as YYYY-MM-DD. */
export const addDays = (day: string, days: number): string => new Date(startOf(day) + days * DAY).toISOString().slice(0, 10)

/** How many days lie between two. */
export const daysBetween = (from: string, to: string): number => (startOf(to) - startOf(from)) / DAY
