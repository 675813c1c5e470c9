import type { Language } from "@/drizzle/vocabulary"
import { isDate, sayDate } from "@/lib/fhir/dates"
import { at, attribute, type XmlElement } from "@/lib/narrative/element"

const SHAPE = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?(?:\.\d+)?)?([+-]\d{4})?$/

/** An HL7 time stamp (`20240104160527+0100`) as ISO 8601, as precise as it was given; null for an instant that does not exist. */
export function isoOf(stamp: string | null): string | null {
  const [, year, month, day, hour, minute, second, zone] = SHAPE.exec(stamp ?? "") ?? []
  if (!year) return null
  const date = [year, month, day].filter(Boolean).join("-")
  const time = day && hour && minute ? `T${hour}:${minute}:${second ?? "00"}` : ""
  const offset = time && zone ? `${zone.slice(0, 3)}:${zone.slice(3)}` : ""
  const iso = `${date}${time}${offset}`
  return isDate(iso) ? iso : null
}

/** A time stamp in words, or null. */
export function sayStamp(stamp: string | null, locale: Language): string | null {
  const iso = isoOf(stamp)
  return iso && sayDate(iso, locale)
}

/** When something began and ended, or when it was; null where nothing of it is told. */
export function sayTimes(element: XmlElement, locale: Language): string | null {
  const time = at(element, "effectiveTime")
  const [low, high] = ["low", "high"].map((end) => sayStamp(attribute(at(time, end), "value"), locale))
  if (low && high && low !== high) return `${low} – ${high}`
  return low ?? high ?? sayStamp(attribute(time, "value"), locale)
}

/** The day of a time stamp, as YYYY-MM-DD; null when it gives no whole day. */
export function dayOf(stamp: string | null): string | null {
  const iso = isoOf(stamp)
  return iso && iso.length >= 10 ? iso.slice(0, 10) : null
}
