import type { PreventionAnswer, PreventionSubject, PreventionTest } from "@/drizzle/prevention-vocabulary"
import type { PartialDay } from "@/lib/vaccinations/days/rules"

/** What somebody said of a subject of prevention, as the rules need it. */
export type Said = {
  subject: PreventionSubject
  kind: PreventionAnswer
  /** The day on which it was done, as far as it is known. */
  day: PartialDay | null
  test: PreventionTest | null
  /** Until when it waits, where it was put off. */
  until: string | null
}
