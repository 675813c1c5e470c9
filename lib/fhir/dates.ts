import type { Language } from "@/drizzle/vocabulary"
import { type Node, textAt } from "./node"
import type { FhirWords } from "./words"

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
const TAGS: Record<Language, string> = { fr: "fr-FR", en: "en-GB" }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once: to make a format takes longer than to say a hundred dates with it, and a summary has as many. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(key, format)
  return format
}

/** Whether a text is a FHIR date or instant that exists: no 30 February, no 25 o’clock, no year 0. */
export function isDate(text: string): boolean {
  const parts = SHAPE.exec(text)
  if (!parts || Number.isNaN(Date.parse(text)) || Number(parts[1]) < 1) return false
  const day = new Date(dayOf(parts))
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(dayOf(parts).slice(0, 10))
}

const dayOf = (parts: RegExpExecArray): string => `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}T00:00:00Z`

/** A FHIR date said as precisely as it was given: "2015", "mars 2015", "11 décembre 2017 à 14 h 30" (the author's own clock). */
export function sayDate(text: string, locale: Language): string {
  const parts = SHAPE.exec(text)
  if (!parts || !isDate(text)) return text
  const [, year = "", month, day, hour, minute, zone] = parts
  if (!month) return year
  if (hour && (zone === "Z" || zone === "+00:00")) return sayInstant(new Date(text), locale)
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" }
  if (day) options.day = "numeric"
  const said = ordinal(formatOf(TAGS[locale], options).format(new Date(dayOf(parts))), locale)
  return hour && minute && `${hour}${minute}` !== "0000" ? `${said}${sayTime(hour, minute, locale)}` : said
}

function sayInstant(instant: Date, locale: Language): string {
  const zone = { timeZone: "Europe/Paris" } as const
  const day = formatOf(TAGS[locale], { ...zone, year: "numeric", month: "long", day: "numeric" }).format(instant)
  const clock = formatOf("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" }).format(instant)
  const [hour = "", minute = ""] = clock.split(":")
  return `${ordinal(day, locale)}${sayTime(hour, minute, locale)}`
}

const sayTime = (hour: string, minute: string, locale: Language): string =>
  locale === "fr" ? ` à ${Number(hour)}\u00a0h\u00a0${minute}` : ` at ${hour}:${minute}`

const ordinal = (date: string, locale: Language): string => (locale === "fr" ? date.replace(/^1 /, "1er ") : date)

/** A period in words; "from … to …" is said differently of days and of months. */
export function sayPeriod(period: Node, words: FhirWords): string | null {
  const start = textAt(period, "start")
  const end = textAt(period, "end")
  if (start && end && start !== end) {
    const isDays = start.length >= 10 && end.length >= 10
    return words.say(isDays ? "from_day_to_day" : "from_to", {
      start: sayDate(start, words.locale),
      end: sayDate(end, words.locale),
    })
  }
  if (start && end) return sayDate(start, words.locale)
  if (start) return words.say(start.length >= 10 ? "since_day" : "since", { date: sayDate(start, words.locale) })
  return end ? words.say(end.length >= 10 ? "until_day" : "until", { date: sayDate(end, words.locale) }) : null
}
