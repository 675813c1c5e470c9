import type { BasisModule } from "./basis"
import { KEPT_OUT, scopeInCare } from "./in-care"

/** Whether a row of `care_team_members` is of somebody who is in the team now. */
export const currentMember = (alias: string): string => `${alias}.removed_at is null`

/** A member of the team that the patient named, deemed authorised unless she objects (CSP art. L1110-4, III). */
export const careTeam = {
  word: "care_team",
  side: "professional",
  rests: "care",
  governs: false,
  said: "plain",
  ties: {
    table: "care_team_members",
    alias: "m",
    account: "professional_account_id",
    live: currentMember("m"),
    unless: KEPT_OUT,
    eachPatient: true,
  },
  scope: (question) => {
    const { care } = question.bases
    return care?.inCareTeam && !care.isBlocked ? scopeInCare("care_team", question, care.isAttendingDoctor) : null
  },
} satisfies BasisModule<"care_team">
