import { timeOf } from "@/components/journal/journal-day"
import type { WatchedVisit } from "@/lib/journal/watching/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { useVisitWords } from "./words"

/** One visit as a sentence: who, on which day, from when to when. */
export function useVisitSaid(visit: WatchedVisit): string {
  const [{ t, who }, f, j] = [useVisitWords(), useFormats(), useWords("journal")]
  return t("report.said", { who: who(visit.who), day: f.day(visit.day, "full"), time: timeOf(visit, j) })
}
