import { PARENT_RELATIONS, type ParentRelation, type ReviewStatus } from "@/drizzle/review-vocabulary"
import type { Sex } from "@/drizzle/vocabulary"

export { PARENT_RELATIONS }

/** The questions of a request, one a page, in their order. */
export const STEPS = ["child", "relation", "evidence", "check"] as const
export type Step = (typeof STEPS)[number]

/** COG codes of the country of birth that a parent chooses from: France, or another one, whose name stands beside the town. */
export const BIRTH_COUNTRIES = ["99100", "99999"] as const

/** The sexes that a birth certificate says. */
export const CHILD_SEXES = ["female", "male"] as const satisfies readonly Sex[]

export type Asked = {
  birthName: string | null
  relation: ParentRelation | null
  evidenceCount: number
}

/** Whether a question has been answered. */
function isAnswered(step: Step, { birthName, relation, evidenceCount }: Asked): boolean {
  switch (step) {
    case "child":
      return birthName !== null
    case "relation":
      return relation !== null
    case "evidence":
      return evidenceCount > 0
    case "check":
      return false
  }
}

/** Where somebody goes on who comes back to a request, and the only place from which it can be sent. */
export function nextStep(asked: Asked): Step {
  return STEPS.find((step) => !isAnswered(step, asked)) ?? "check"
}

/** Whether who asks can still change what is asked: before it is sent, and while more is asked for. */
export function isOpenToChanges(status: ReviewStatus): boolean {
  return status === "draft" || status === "more_asked"
}

/** Whether a request is on its way, so that it can be taken back. */
export function canBeWithdrawn(status: ReviewStatus): boolean {
  return status === "draft" || status === "submitted" || status === "more_asked"
}
