import type { BasisModule } from "./basis"
import { KEPT_OUT, scopeInCare } from "./in-care"

/** Whether a row of `consultations` is open now: from the code that opened it until its two hours, or somebody, ended it. */
export const openConsultation = (alias: string): string =>
  `${alias}.ended_at is null and ${alias}.opened_at <= now() and now() < ${alias}.closes_at`

/** Any other professional, with the express consent of each consultation (CSP art. L1110-4, III). */
export const consultation = {
  word: "consultation",
  side: "professional",
  rests: "care",
  governs: false,
  said: "plain",
  isTimed: true,
  ties: {
    table: "consultations",
    alias: "c",
    account: "professional_account_id",
    live: openConsultation("c"),
    unless: KEPT_OUT,
    eachPatient: true,
  },
  scope: (question) => {
    const { care } = question.bases
    return care?.consultationOpen && !care.isBlocked ? scopeInCare("consultation", question, false) : null
  },
} satisfies BasisModule<"consultation">
