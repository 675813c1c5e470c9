import type { MediaType } from "./vocabulary"

/** The closed word lists of reviews: CHECK constraints and zod enums are built from them, as from `vocabulary.ts`. */

export const REVIEWER_ROLES = ["reviewer", "head"] as const
export type ReviewerRole = (typeof REVIEWER_ROLES)[number]

export const REVIEW_STATUSES = ["draft", "submitted", "more_asked", "accepted", "refused", "withdrawn"] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** What the person asking says they are to the child, words of the list of relations; `other` holds parental authority by a judgment. */
export const PARENT_RELATIONS = ["mother", "father", "other"] as const
export type ParentRelation = (typeof PARENT_RELATIONS)[number]

/** What a reviewer answers about the evidence, item by item: the exercise of parental authority, not filiation alone. */
export const REVIEW_CHECKS = [
  "readable",
  "requester_is_named",
  "child_is_named",
  "filiation_established",
  "issued_recently",
  "exercise_not_restricted",
] as const
export type ReviewCheck = (typeof REVIEW_CHECKS)[number]

/** Coded reasons of a refusal or of a question. */
export const REVIEW_REASONS = [
  "evidence_unreadable",
  "evidence_too_old",
  "evidence_incomplete",
  "identity_differs",
  "filiation_not_shown",
  "exercise_not_shown",
  "exercise_restricted",
  "child_is_adult",
  "already_open",
] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

export const REVIEW_LETTER_KINDS = ["more_asked", "accepted", "refused"] as const
export type ReviewLetterKind = (typeof REVIEW_LETTER_KINDS)[number]

/** What happens in a case; written once, ids only. */
export const REVIEW_ACTIONS = [
  "case.drafted",
  "case.submitted",
  "case.withdrawn",
  "case.listed",
  "case.viewed",
  "case.taken",
  "case.released",
  "case.tie_declared",
  "case.checked",
  "case.more_asked",
  "case.accepted",
  "case.refused",
  "evidence.added",
  "evidence.removed",
  "evidence.page_viewed",
  "evidence.erased",
] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

/** The pictures and files that evidence can be. */
export const EVIDENCE_MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const satisfies readonly MediaType[]
