const HOUR = /^(\d{1,2})\s*(?:[:.]\s*(\d{2})|h(?:\s*(\d{2}))?)$/i

/** An hour as people write it ("9 h", "14h30", "14:30"), as HH:MM; null for what is none. */
export function parseHour(text: string): string | null {
  const [, hour, minute, after] = HOUR.exec(text.replace(/[\u00A0\u202F]/g, " ").trim()) ?? []
  if (!hour) return null
  const [hours, minutes] = [Number(hour), Number(minute ?? after ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`
}

/** The clock on the wall says this, wherever the one who reads is: no zone shifts it. */
export const onTheWall = (day: string, hour: string): Date => new Date(`${day}T${hour}:00Z`)

/** The day and the hour that a clock in this zone shows at an instant. */
export function inZone(instant: Date, zone: string): { day: string; hour: string } {
  // Swedish writes a day and an hour as YYYY-MM-DD HH:MM.
  const [day = "", hour = ""] = instant
    .toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
    .split(" ")
  return { day, hour }
}
