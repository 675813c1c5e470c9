import { addDays, daysBetween } from "@/lib/platform/days"

/** How many doses are taken: so many a day, or so many a week; the database holds that one of the two is said. */
export type Pace = { dosesADay: number | null; dosesAWeek: number | null }

/** A box as somebody counted it one day: how many doses are left, and how many are taken. */
export type Count = Pace & { dosesLeft: number; countedOn: string }

/** A treatment of one of several people of which little is left, as a list over all of them says it. */
export type LowLine = { id: string; patientId: string; label: string; daysLeft: number }

/** The first day for which not enough doses are left; of a week, as if its doses were taken from the day on which they were counted. */
export const emptyOn = ({ dosesLeft, dosesADay, dosesAWeek, countedOn }: Count): string =>
  addDays(countedOn, Math.floor(dosesAWeek ? (dosesLeft * 7) / dosesAWeek : dosesLeft / (dosesADay ?? 1)))

/** The day from which it is told. */
export const tellOn = (count: Count, daysBefore: number): string => addDays(emptyOn(count), -daysBefore)

/** For how many days there is enough, that day among them. */
export const daysLeft = (count: Count, day: string): number => Math.max(0, daysBetween(day, emptyOn(count)))
