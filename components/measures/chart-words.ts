import { type Bucket, dayOf, type Step, type Summary } from "@/lib/measures/chart/rules"
import { formatAmount, formatNumbers, type Language, type ShownKind } from "@/lib/measures/rules"
import { symbolOf } from "@/lib/measures/units/rules"
import type { Formats } from "@/lib/words/formats"
import type { Translator } from "@/lib/words/translator"

/** In which language, in which unit and with which words a chart speaks. */
export type Speech = { t: Translator; f: Formats; locale: Language; kind: ShownKind; unit: string }

/** From one day to another: what both have in common is said once. */
function sayDays({ t, f, locale }: Pick<Speech, "t" | "f" | "locale">, first: Date, last: Date): string {
  const [from, to] = [dayOf(first), dayOf(last)]
  if (from === to) return t("chart.onDay", { day: f.day(to) })
  if (from.slice(0, 4) !== to.slice(0, 4)) return t("chart.fromTo", { from: f.day(from), to: f.day(to) })
  if (from.slice(0, 7) !== to.slice(0, 7)) {
    return t("chart.fromTo", { from: f.dateTime(first, { day: "numeric", month: "long" }), to: f.day(to) })
  }
  const number = String(Number(from.slice(8)))
  return t("chart.fromTo", { from: number === "1" && locale === "fr" ? "1er" : number, to: f.day(to) })
}

/** "16 mesures du 1er au 30 novembre 2026, de 1,04 à 1,34 g/L." */
export function saySummary(speech: Speech, { count, first, last, least, most }: Summary): string {
  const { t, kind, unit, locale } = speech
  const days = sayDays(speech, first, last)
  const say = (numbers: number[]) => formatAmount(kind, numbers, locale, unit)
  if (count === 1) return t("chart.one", { days, value: say(most) })
  if (kind !== "blood_pressure")
    return t("chart.many", { count, days, least: formatNumbers(kind, least, locale, unit), most: say(most) })
  const [one, other] = [0, 1].map((place) => ({
    least: String(least[place]),
    most: formatAmount(kind, [most[place] ?? 0], locale, unit),
  }))
  return t("chart.manyPressures", {
    ...{ count, days },
    ...{ least: one?.least ?? "", most: one?.most ?? "", leastLower: other?.least ?? "", mostLower: other?.most ?? "" },
  })
}

/** "Moyenne : 1,19 g/L sur 16 mesures ; 14 jours sont sans mesure." Nothing for one alone. */
export function sayAverage({ t, kind, unit, locale }: Speech, { count, average, daysWithout }: Summary): string | null {
  if (count < 2) return null
  const shown = kind === "blood_pressure" ? average.map(Math.round) : average
  return t("chart.average", { average: formatAmount(kind, shown, locale, unit), count, gaps: daysWithout })
}

/** What a bucket is: a day, the week of a day, a month, a year. */
export function sayStep({ t, f }: Speech, step: Step, { day }: Bucket): string {
  if (step === "week") return t("chart.weekOf", { day: f.day(day) })
  if (step === "month") return f.day(day.slice(0, 7), "month")
  return step === "year" ? day.slice(0, 4) : f.day(day)
}

/** The days under the ends of a chart, short enough for a telephone. */
export function endDays({ f }: Speech, { first, last }: Summary): string[] {
  const days = dayOf(first) === dayOf(last) ? [last] : [first, last]
  const isOneYear = dayOf(first).slice(0, 4) === dayOf(last).slice(0, 4)
  return days.map((day) => f.dateTime(day, { day: "numeric", month: "short", ...(isOneYear ? {} : { year: "numeric" }) }))
}

/** The symbol over a column of numbers; steps have the word of their kind. */
export const unitWord = ({ t, kind, unit }: Speech) => symbolOf(unit).replace(/^\//, "") || t(`kinds.${kind}`)
