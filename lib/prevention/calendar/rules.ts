import { createHmac } from "node:crypto"
import ical, { ICalCalendarMethod } from "ical-generator"
import { wordsIn } from "@/lib/words/translator"
import type { Coming } from "../year/rules"

type Language = "fr" | "en"
type Told = { secret: string; patientId: string; showsMore: boolean; language: Language }

/** What comes, as days of a calendar (RFC 5545). Other people look at one, so that it says "prevention" and no more unless the names were asked for. */
export function calendarOfYear(coming: readonly Coming[], { secret, patientId, showsMore, language }: Told): string {
  const t = wordsIn(language, "prevention")
  const calendar = ical({
    name: t("year.summary"),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Relais", product: "Agenda" },
  })
  for (const { on, rule } of coming) {
    const summary = showsMore ? rule.words[language].title : t("year.summary")
    const start = new Date(`${on}T00:00:00Z`)
    calendar.createEvent({ id: nameOf(secret, `${patientId}|${rule.subject}|${on}`), start, allDay: true, summary })
  }
  return calendar.toString()
}

/**
 * The same day of the same thing is one event however often it is taken. Its name follows from the portal's secret: nobody who has the
 * file finds out which thing it is by trying them all.
 */
const nameOf = (secret: string, event: string) =>
  createHmac("sha256", secret).update(`prevention event|${event}`).digest("hex").slice(0, 32)
