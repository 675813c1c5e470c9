import { addDays, daysBetween } from "@/lib/platform/days"

/** A box as somebody counted it one day: how many doses are left, and how many are taken a day. */
export type Count = { dosesLeft: number; dosesADay: number; countedOn: string }

/** The first day for which not enough doses are left. */
export const emptyOn = ({ dosesLeft, dosesADay, countedOn }: Count): string =>
  addDays(countedOn, Math.floor(dosesLeft / dosesADay))

/** The day from which it is told. */
export const tellOn = (count: Count, daysBefore: number): string => addDays(emptyOn(count), -daysBefore)

/** For how many days there is enough, that day among them. */
export const daysLeft = (count: Count, day: string): number => Math.max(0, daysBetween(day, emptyOn(count)))
