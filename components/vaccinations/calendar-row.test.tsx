import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { CALENDAR_SHOWN_AHEAD, calendarRules } from "@/lib/reference/vaccines"
import { forecast } from "@/lib/vaccinations/calendar/rules"
import { shownCalendar } from "@/lib/vaccinations/calendar/shown/rules"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { CalendarRow } from "./calendar-row"

type Language = "fr" | "en"

/** What the calendar asks of Jeanne that day, row by row, as she reads it. */
const rows = (day: string, language: Language, reader: "professional" | "other" = "other") => {
  const facts = { birthDate: "1944-03-14", doses: [] }
  const { now, questions } = shownCalendar(forecast(facts, calendarRules(), day), day, CALENDAR_SHOWN_AHEAD)
  const saying = { t: wordsIn(language, "vaccinations"), f: formatsIn(language), language, reader }
  return [...now, ...questions].map((entry) => renderToStaticMarkup(<CalendarRow entry={entry} {...saying} />))
}

const TO_READ_AGAIN: Record<Language, string> = {
  fr: "Cette règle devait être vérifiée le 1er décembre 2026\u00a0: un soignant peut vous dire si elle a changé.",
  en: "This rule was due for review on 1 December 2026: a professional can tell you whether it has changed.",
}

describe("What the calendar says of a rule that is to be read again", () => {
  it.each(["fr", "en"] as const)("is one calm sentence under its reasons, from that day on (%s)", (language) => {
    const [before, day, yearAfter] = ["2026-11-30", "2026-12-01", "2027-12-01"].map((on) => rows(on, language))
    for (const row of before ?? []) expect(row).not.toContain(TO_READ_AGAIN[language])
    for (const row of [...(day ?? []), ...(yearAfter ?? [])]) expect(row.split(TO_READ_AGAIN[language]), row).toHaveLength(2)
    expect(before?.length).toBeGreaterThan(3)
    const toProfessionals = TO_READ_AGAIN[language].replace("un soignant", "un professionnel")
    for (const row of rows("2026-12-01", language, "professional")) expect(row).toContain(toProfessionals)
    expect(day?.map((row) => row.replace(`<p>${TO_READ_AGAIN[language]}</p>`, ""))).toEqual(before)
  })
})
