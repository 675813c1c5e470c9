import { ICalCalendarMethod, type ICalEventData, ICalEventStatus, default as ical } from "ical-generator"
import type { Language } from "@/drizzle/vocabulary"
import { wordsIn } from "@/lib/words/translator"
import { type Appointment, inOrder } from "../rules"

/** How much a calendar is told, and in which language. */
type Told = { showsMore: boolean; language: Language }

/**
 * Appointments as a calendar reads them (RFC 5545): those that stand or wait to be confirmed. Other people look at a calendar, so
 * that it says "appointment" and no more, unless the person wanted names and places there.
 */
export function calendarOf(lines: readonly Appointment[], told: Told): string {
  const t = wordsIn(told.language, "appointments")
  const { coming, past } = inOrder(lines)
  const calendar = ical({
    name: t("title"),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Relais", product: "Agenda" },
  })
  for (const line of [...past.toReversed(), ...coming]) calendar.createEvent(eventOf(line, told))
  return calendar.toString()
}

/** The instant is that of the database: a calendar writes it by the clock of whoever looks at it, abroad too. */
function eventOf(line: Appointment, { showsMore, language }: Told): ICalEventData {
  const t = wordsIn(language, "appointments")
  const known = {
    id: line.id,
    sequence: line.version,
    stamp: line.saidAt,
    start: line.startsAt,
    status: line.state === "proposed" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    summary: t("feed.summary"),
  }
  if (!showsMore) return known
  const summary = t("feed.summaryWith", { name: line.withWhom })
  const description = line.bring ? t("home.bring", { things: line.bring }) : undefined
  return { ...known, summary, location: line.place, description }
}
