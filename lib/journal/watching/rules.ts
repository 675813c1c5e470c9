import type { Basis } from "@/drizzle/vocabulary"
import type { JournalActor } from "../rules"

/** So many of one week are shown, the latest. */
export const MOST_VISITS = 300

/** Somebody's coming into the space: who, in which capacity, from when to when; never what was read or changed. */
export type WatchedVisit = {
  id: string
  /** The first line that it left: by this it is reported, whatever comes after. */
  firstId: string
  /** YYYY-MM-DD, and H:MM, in Paris. */
  day: string
  firstTime: string
  time: string
  who: JournalActor
  basis: Basis | null
}

/** A week of visits, from Monday to Sunday in Paris; `next` is null for the one that runs. */
export type WatchedWeek = {
  monday: string
  sunday: string
  previous: string | null
  next: string | null
  visits: WatchedVisit[]
  /** Whether somebody came more often than is shown. */
  isMore: boolean
}

/** The visits of each day, the newest first. */
export function byDay(visits: readonly WatchedVisit[]): { day: string; visits: WatchedVisit[] }[] {
  const days = [...new Set(visits.map(({ day }) => day))]
  return days.map((day) => ({ day, visits: visits.filter((visit) => visit.day === day) }))
}
