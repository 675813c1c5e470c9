/** What prevention is about: rules of one subject follow each other, and an answer holds for all of them. */
export const PREVENTION_SUBJECTS = ["check_up", "breast", "bowel", "cervix", "teeth", "abilities"] as const
export type PreventionSubject = (typeof PREVENTION_SUBJECTS)[number]

/** How sure a rule is: `to_confirm` is shown to no patient until an administrator turns it on, `off` to nobody. */
export const PREVENTION_STATUSES = ["sourced", "to_confirm", "off"] as const
export type PreventionStatus = (typeof PREVENTION_STATUSES)[number]

/** Which test was made, where the next one depends on it. */
export const PREVENTION_TESTS = ["cytology", "hpv"] as const
export type PreventionTest = (typeof PREVENTION_TESTS)[number]

/** When what a rule asks for comes back. */
export const PREVENTION_RHYTHMS = ["once_a_window", "every", "after_test"] as const

/**
 * What a person can say of a subject: done on a day, never done as far as she knows, not for her, hers whatever her papers say, no high
 * risk that a doctor told her of, put off to a day, and silenced.
 */
export const PREVENTION_ANSWERS = ["done", "never", "not_for_me", "concerned", "no_high_risk", "later", "off"] as const
export type PreventionAnswer = (typeof PREVENTION_ANSWERS)[number]
/** What only who decides for the patient says: it tells something of the body, or that nothing is wanted. */
export const PREVENTION_DECISIONS = [
  "not_for_me",
  "concerned",
  "no_high_risk",
  "off",
] as const satisfies readonly PreventionAnswer[]
export type PreventionDecision = (typeof PREVENTION_DECISIONS)[number]
/** What whoever helps may note as well. */
export const PREVENTION_NOTES = ["done", "never", "later"] as const satisfies readonly PreventionAnswer[]

/** What is silenced: one subject, or all of prevention at once. */
export const ALL_SUBJECTS = "everything"

/** Why something is not for somebody, where they want to say. */
export const PREVENTION_REASONS = ["followed_otherwise", "does_not_apply", "does_not_want"] as const
export type PreventionReason = (typeof PREVENTION_REASONS)[number]
