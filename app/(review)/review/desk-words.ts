import { sayDay } from "@/components/care/care-words"
import { personName } from "@/lib/identity/rules"
import { words } from "@/lib/request/words"

/** A day (YYYY-MM-DD) written out, or the part of it that is known. */
export const writtenDay = sayDay

/** "Noé Roche": the child as one says it. */
export function childName(child: { firstGivenName: string; birthName: string }): string {
  return personName({ ...child, usedName: null })
}

/** By when: late by so many days, today, or the day. */
export async function deadlineWords({ daysLeft, deadlineOn }: { daysLeft: number; deadlineOn: string }): Promise<string> {
  const t = await words("review")
  if (daysLeft < 0) return t("left.late", { count: -daysLeft })
  return daysLeft === 0 ? t("left.today") : t("left.day", { date: await writtenDay(deadlineOn) })
}
