import "server-only"
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { documentExclusions, documents } from "@/drizzle/schema/documents"
import { CONFIDENTIALITY_MARKS, DOCUMENT_GROUPS, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { documentsWithin } from "@/lib/access/document-predicate"
import { decideAccess, decideItem } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { oneOf } from "@/lib/documents/rules"
import { NotFoundError } from "@/lib/errors"
import type { CaregiverSight } from "./rules"

/** Every caregiver with an open access, and whether this document is inside it: the policy's own answer, one by one. */
export async function listCaregiversWhoSee(
  access: PatientAccess<"edit:documents">,
  documentId: string,
): Promise<CaregiverSight[]> {
  const { tx, patientId } = access
  const [item] = await tx
    .select({
      typeCode: documents.typeCode,
      documentGroup: documents.documentGroup,
      sensitivity: documents.sensitivity,
      sensitiveTopic: documents.sensitiveTopic,
      marks: documents.marks,
    })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documents.id, documentId),
        isNull(documents.deletedAt),
        documentsWithin(access.scope),
      ),
    )
  if (!item) throw new NotFoundError()
  const exclusions = await tx
    .select({ accountId: documentExclusions.caregiverAccountId })
    .from(documentExclusions)
    .where(and(eq(documentExclusions.patientId, patientId), eq(documentExclusions.documentId, documentId)))
  const excludedFor = exclusions.map(({ accountId }) => accountId)
  const facts = {
    typeCode: item.typeCode,
    // Caregivers are no professionals: who of these deposited it changes nothing for them.
    professionalAccountId: null,
    documentGroup: oneOf(DOCUMENT_GROUPS, item.documentGroup),
    sensitivity: oneOf(SENSITIVITIES, item.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === item.sensitiveTopic) ?? null,
    marks: item.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor,
  }
  return (await listOpenScopes(access)).map(({ scope, ...person }) => ({
    ...person,
    sees: decideItem(scope, facts),
    isExcluded: excludedFor.includes(person.accountId),
  }))
}

/** What each caregiver may see now, as the policy says it; the latest access of a person speaks alone. */
async function listOpenScopes({ tx, patientId }: PatientAccess<"edit:documents">) {
  const rows = await tx
    .select({
      now: sql`now()`.mapWith(delegations.createdAt),
      name: delegations.caregiverName,
      relation: delegations.relation,
      id: delegations.id,
      basis: delegations.basis,
      caregiverAccountId: delegations.caregiverAccountId,
      status: delegations.status,
      permissions: delegations.permissions,
      documentGroups: delegations.documentGroups,
      sensitiveTopics: delegations.sensitiveTopics,
      opensAt: delegations.opensAt,
      closesAt: delegations.closesAt,
    })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), isNotNull(delegations.caregiverAccountId)))
    .orderBy(asc(delegations.caregiverName))
  return rows.flatMap(({ now, name, relation, ...delegation }) => {
    const { caregiverAccountId: accountId } = delegation
    const held = rows.filter((row) => row.caregiverAccountId === accountId)
    const bases = { holderAccountId: null, delegations: held, care: null }
    const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:documents"], bases, now })
    if (!accountId || !decision.granted || decision.scope.delegationId !== delegation.id) return []
    return [{ accountId, delegationId: delegation.id, name, relation, scope: decision.scope }]
  })
}
