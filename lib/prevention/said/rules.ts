import {
  ALL_SUBJECTS,
  PREVENTION_ANSWERS,
  PREVENTION_SUBJECTS,
  PREVENTION_TESTS,
  type PreventionAnswer,
  type PreventionReason,
  type PreventionSubject,
  type PreventionTest,
} from "@/drizzle/prevention-vocabulary"
import { type AuthorKind, oneOf } from "@/drizzle/vocabulary"
import type { PartialDay } from "@/lib/vaccinations/days/rules"

/** What somebody said of a subject of prevention, or of all of it, as the rules need it. */
export type Said = {
  subject: PreventionSubject | typeof ALL_SUBJECTS
  kind: PreventionAnswer
  /** The day on which it was done, as far as it is known. */
  day: PartialDay | null
  test: PreventionTest | null
  /** Until when it waits, where it was put off. */
  until: string | null
}

/** The same as a page shows it: by whom, when, why, and whether who looks may take it back. */
export type AnswerLine = Said & {
  id: string
  reason: PreventionReason | null
  saidAt: Date
  author: { kind: AuthorKind; name: string; relation: string | null; isYou: boolean }
  mayTakeBack: boolean
}

/** The same as the database holds it, by words that it keeps closed. */
export const saidOf = ({
  subject,
  kind,
  day,
  test,
  until,
}: Record<"subject" | "kind", string> & Record<"day" | "test" | "until", string | null>): Said => ({
  ...{ day, until },
  subject: oneOf([...PREVENTION_SUBJECTS, ALL_SUBJECTS], subject),
  kind: oneOf(PREVENTION_ANSWERS, kind),
  test: test === null ? null : oneOf(PREVENTION_TESTS, test),
})
