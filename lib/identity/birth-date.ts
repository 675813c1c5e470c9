const SHAPE = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:\D.*|\d.*)?)?)?$/

/**
 * The known part of a day of birth, as YYYY, YYYY-MM or YYYY-MM-DD: registers write 00 for a day or a month that nobody knows
 * (1948-00-00). Null for what is no day at all.
 */
export function knownBirthDate(text: string): string | null {
  const [, year = "", month = "00", day = "00"] = SHAPE.exec(text.trim()) ?? []
  if (!(Number(year) > 0)) return null
  if (month === "00") return year
  if (Number(month) > 12) return null
  if (day === "00") return `${year}-${month}`
  const whole = `${year}-${month}-${day}`
  const instant = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(whole) ? whole : null
}
