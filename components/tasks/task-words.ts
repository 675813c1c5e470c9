import { onTheWall } from "@/lib/appointments/clock/rules"
import type { Task } from "@/lib/tasks/rules"
import { capital } from "@/lib/words/capital"
import type { Formats } from "@/lib/words/formats"

type Say = (key: string, values?: Record<string, string | number>) => string

/** The words and dates that a task is said with. */
export type Saying = { t: Say; f: Formats }

/** The day by which it is due, and the hour where one was said. */
export function sayDue({ dueOn, dueHour }: Pick<Task, "dueOn"> & { dueHour?: string | null }, { t, f }: Saying): string {
  const day = capital(f.day(dueOn, "full"))
  if (!dueHour) return t("due", { day })
  const hour = f.dateTime(onTheWall(dueOn, dueHour), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })
  return t("dueAt", { day, hour })
}

/** Who takes care of it, or who did it and when. */
export function sayWho({ taken, done }: Pick<Task, "taken" | "done">, { t, f }: Saying): string {
  if (done) {
    const date = f.dateTime(done.at, { dateStyle: "long" })
    return done.isYou ? t("who.doneYou", { date }) : t("who.doneOther", { name: done.name, date })
  }
  if (!taken) return t("who.free")
  return taken.isYou ? t("who.you") : t("who.other", { name: taken.name })
}

/** For whom somebody takes care of it, and until when; null for whoever took it themselves. */
export function sayInstead({ taken, done }: Pick<Task, "taken" | "done">, { t, f }: Saying): string | null {
  if (done || !taken?.insteadOf) return null
  const { name, isYou, untilOn } = taken.insteadOf
  return t(isYou ? "away.insteadYou" : "away.instead", { name, date: f.day(untilOn, "full") })
}

/** Who wrote it down, and when. */
export function sayAuthor({ author, saidAt }: Pick<Task, "author" | "saidAt">, { t, f }: Saying): string {
  const date = f.dateTime(saidAt, { dateStyle: "long" })
  return author.isYou ? t("by.you", { date }) : t("by.other", { name: author.name, date })
}
