import { dayInParis } from "@/lib/platform/days"
import { ruleValue } from "@/lib/reference/dated-rules"

/** The last day that can be planned for an announcement: so many days from now. */
export function lastAnnouncementDay(now: Date): string {
  return dayAfter(now, ruleValue("announcement_at_most").value)
}

/** The day that is proposed for an announcement put off. */
export function inAWeek(now: Date): string {
  return dayAfter(now, 7)
}

function dayAfter(now: Date, days: number): string {
  const day = new Date(`${dayInParis(now)}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** What is wrong with a planned day: it is after today, and no further away than the rule says; null when it will do. */
export function announcementFault(
  day: string,
  now: Date,
): "documents.announcement_day_past" | "documents.announcement_day_far" | null {
  if (day <= dayInParis(now)) return "documents.announcement_day_past"
  return day > lastAnnouncementDay(now) ? "documents.announcement_day_far" : null
}

/** Whether the planned day has come: the author is asked again. */
export function isDue(announceOn: string, now: Date): boolean {
  return announceOn <= dayInParis(now)
}
