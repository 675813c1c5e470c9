import { createFormatter, type DateTimeFormatOptions } from "use-intl/core"
import type { Language } from "@/drizzle/vocabulary"

/** How a language is written here: the French of France, the English of Britain with its clock of 24 hours. */
export const TAGS: Record<Language, string> = { fr: "fr-FR", en: "en-GB" }

/** How a day without an hour is written: with its month and year, with its weekday too, with that and its month alone where the year goes without saying, or as the month it lies in. */
type DayStyle = "long" | "full" | "week" | "month"

const DAY_OPTIONS: Record<DayStyle, DateTimeFormatOptions> = {
  long: { dateStyle: "long" },
  full: { dateStyle: "full" },
  week: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
}
/** Lists say few days, again and again. */
const DAYS_KEPT = 2_000

/** Days, hours, numbers and lists written out at Paris time. */
export type Formats = ReturnType<typeof make>

const formats: Partial<Record<Language, Formats>> = {}

/** The formats of one language, kept as long as the process. */
export function formatsIn(language: Language): Formats {
  formats[language] ??= make(language)
  return formats[language]
}

function make(language: Language) {
  const { dateTime, list, number, relativeTime } = createFormatter({ locale: TAGS[language], timeZone: "Europe/Paris" })
  const written = (instant: Date, options: DateTimeFormatOptions) => {
    const said = dateTime(instant, options)
    return language === "fr" ? asInFrance(said) : said
  }
  const days = new Map<string, string>()
  /** A day as YYYY-MM-DD, or a month as YYYY-MM. */
  const day = (date: string, style: DayStyle = "long") => {
    const known = days.get(style + date)
    if (known) return known
    const said = written(new Date(`${date.length === 7 ? `${date}-15` : date}T12:00:00Z`), DAY_OPTIONS[style])
    if (days.size === DAYS_KEPT) days.clear()
    days.set(style + date, said)
    return said
  }
  return { dateTime: written, day, list, number, relativeTime }
}

const FIRST_OF_MONTH = /\b1 (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)/u

/** The first of a month is "1er", an hour "12 h 47": the tables of the standard (CLDR) say "1" and "12:47". */
function asInFrance(said: string): string {
  return said.replace(FIRST_OF_MONTH, "1er ").replace(/\b0?(\d{1,2}):(\d{2})\b/, "$1\u00A0h\u00A0$2")
}
