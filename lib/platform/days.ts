/** Whether the text is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= "1850-01-01"
}

/** Whether the day has not begun yet in Paris. */
export function isInTheFuture(day: string, now: Date): boolean {
  return day > new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(now)
}
