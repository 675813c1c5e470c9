import "server-only"
import { and, eq } from "drizzle-orm"
import { delegations, invitationDrafts } from "@/drizzle/schema/delegations"
import type { PatientAccess } from "@/lib/access/require-access"
import { type Grant, tidyGrant } from "@/lib/delegation/rules"
import { draftGrant } from "@/lib/invitation/rules"
import { answersSchema } from "@/lib/invitation/schema"

/** Through whose eyes the patient looks: an access given, or one being prepared. */
export type Lens = Grant & {
  id: string
  caregiverName: string
  relation: string
  caregiverAccountId: string | null
  isDraft: boolean
}

/** The eyes of an access or of an invitation being prepared, or null when this patient has neither of that id. */
export async function getLens(access: PatientAccess<"edit:delegations">, lensId: string): Promise<Lens | null> {
  const [row] = await access.tx
    .select({
      id: delegations.id,
      caregiverName: delegations.caregiverName,
      relation: delegations.relation,
      permissions: delegations.permissions,
      documentGroups: delegations.documentGroups,
      sensitiveTopics: delegations.sensitiveTopics,
      caregiverAccountId: delegations.caregiverAccountId,
    })
    .from(delegations)
    .where(and(eq(delegations.patientId, access.patientId), eq(delegations.id, lensId)))
  return row ? { ...row, ...tidyGrant(row), isDraft: false } : getDraftLens(access, lensId)
}

async function getDraftLens(access: PatientAccess<"edit:delegations">, draftId: string): Promise<Lens | null> {
  const [row] = await access.tx
    .select({ id: invitationDrafts.id, answers: invitationDrafts.answers, caregiverAccountId: delegations.caregiverAccountId })
    .from(invitationDrafts)
    .leftJoin(
      delegations,
      and(eq(delegations.patientId, invitationDrafts.patientId), eq(delegations.id, invitationDrafts.widensId)),
    )
    .where(and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.id, draftId)))
  if (!row) return null
  const answers = answersSchema.parse(row.answers)
  const { name = "", relation = "other" } = answers
  return {
    id: row.id,
    caregiverName: name,
    relation,
    caregiverAccountId: row.caregiverAccountId,
    isDraft: true,
    ...draftGrant(answers),
  }
}
