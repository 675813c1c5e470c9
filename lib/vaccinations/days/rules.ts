import type { Span } from "@/drizzle/reference/vaccine-catalogue"

/** A day as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDay = string

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const written = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`

/** Reads a year, a month with its year, or a day, as the three numbers of a form become text; null where there is no such day. */
export function parsePartialDay(text: string): PartialDay | null {
  const kept = text.replace(/-+$/, "")
  const [, year, month, day] = SHAPE.exec(kept) ?? []
  if (!year || year < "1900") return null
  const isMonth = month === undefined || (month >= "01" && month <= "12")
  const isDay = day === undefined || (day >= "01" && Number(day) <= daysIn(Number(year), Number(month)))
  return isMonth && isDay ? kept : null
}

/** The first day that it can have been. */
export function earliestDay(day: PartialDay): string {
  const [year = "", month = "01", date = "01"] = day.split("-")
  return `${year}-${month}-${date}`
}

/** The last day that it can have been. */
export function latestDay(day: PartialDay): string {
  const [year = "", month = "12", date] = day.split("-")
  return `${year}-${month}-${date ?? daysIn(Number(year), Number(month))}`
}

/**
 * The day that comes so many months or years after another. Where the month has no such day it is the first of the next:
 * who was born on 29 February is a year older on 1 March, as everywhere in the portal.
 */
export function addSpan(day: string, span: Span): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  const months = Number(span.slice(1, -1)) * (span.endsWith("Y") ? 12 : 1) + month - 1
  const [toYear, toMonth] = [year + Math.floor(months / 12), (months % 12) + 1]
  if (date <= daysIn(toYear, toMonth)) return written(toYear, toMonth, date)
  return toMonth === 12 ? written(toYear + 1, 1, 1) : written(toYear, toMonth + 1, 1)
}

/** The day before, for the last day on which something holds. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
