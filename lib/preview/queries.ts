import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations, invitationDrafts } from "@/drizzle/schema/delegations"
import type { Basis, DelegationStatus } from "@/drizzle/vocabulary"
import { basisOf } from "@/lib/access/bases"
import type { PatientAccess } from "@/lib/access/require-access"
import { type Grant, stateAt, type Tense, tenseOf, tidyGrant } from "@/lib/delegation/rules"
import { draftGrant } from "@/lib/invitation/rules"
import { answersSchema } from "@/lib/invitation/schema"

/** Through whose eyes the patient looks: an access given, or one being prepared. */
export type Lens = Grant & {
  id: string
  caregiverName: string
  relation: string
  caregiverAccountId: string | null
  /** How it stands, in which tense it is spoken of. */
  tense: Tense | "draft"
  /** It rests on the law, and not on lines that the patient gave. */
  isByLaw: boolean
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
      basis: sql<Basis>`${delegations.basis}`,
      status: sql<DelegationStatus>`${delegations.status}`,
      opensAt: delegations.opensAt,
      endsAt: delegations.endsAt,
      closesAt: delegations.closesAt,
      endedAt: delegations.endedAt,
      now: sql`now()`.mapWith(delegations.createdAt),
    })
    .from(delegations)
    .where(and(eq(delegations.patientId, access.patientId), eq(delegations.id, lensId)))
  if (!row) return getDraftLens(access, lensId)
  const { id, caregiverName, relation, caregiverAccountId } = row
  const tense = tenseOf({ ...row, state: stateAt(row, row.now) })
  const isByLaw = basisOf(row.basis)?.rests === "law"
  return { id, caregiverName, relation, caregiverAccountId, tense, isByLaw, ...tidyGrant(row) }
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
    tense: "draft",
    isByLaw: false,
    ...draftGrant(answers),
  }
}
