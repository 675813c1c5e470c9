import type { Translator } from "@/lib/words/translator"

const DAY = 86_400_000

/** The day on which so many months are over; where the month has no such day, the first of the next, as everywhere in the portal. */
function monthsAfter([year = 0, month = 1, date = 1]: readonly number[], months: number): number {
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return date > last ? Date.UTC(year, month + months, 1) : Date.UTC(year, month - 1 + months, date)
}

/**
 * How old somebody is on a day in months, the days of the month that runs as a part of it: 24 on the second birthday and not
 * before. Less than nought before birth; null where the day of birth is not known to the day.
 */
export function ageInMonths(birthDate: string, day: string): number | null {
  if (birthDate.length < 10) return null
  const birth = birthDate.split("-").map(Number)
  const at = Date.parse(day)
  const [year = 0, month = 0] = day.split("-").map(Number)
  const guess = (year - (birth[0] ?? 0)) * 12 + month - (birth[1] ?? 0)
  const months = monthsAfter(birth, guess) > at ? guess - 1 : guess
  const from = monthsAfter(birth, months)
  return months + (at - from) / (monthsAfter(birth, months + 1) - from)
}

/** How many whole days old somebody is, for the first month. */
const ageInDays = (birthDate: string, day: string): number => Math.round((Date.parse(day) - Date.parse(birthDate)) / DAY)

/** An age as people say it: in days for the first month, in months until two years; empty where it is not known. */
export function sayAge(birthDate: string, day: string, t: Translator): string {
  const age = ageInMonths(birthDate, day)
  if (age === null) return ""
  if (age < 0) return t("age.beforeBirth")
  if (age < 1) return t("age.days", { days: ageInDays(birthDate, day) })
  const [years, months] = [Math.floor(age / 12), Math.floor(age) % 12]
  if (years < 2) return t("age.months", { months: Math.floor(age) })
  const said = t("age.years", { years })
  return months === 0 ? said : t("age.yearsMonths", { years: said, months })
}
