import "server-only"
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { blockedProfessionals, careTeamMembers, consultations } from "@/drizzle/schema/care"
import { delegations } from "@/drizzle/schema/delegations"
import { documentExclusions, documents } from "@/drizzle/schema/documents"
import { CONFIDENTIALITY_MARKS, DOCUMENT_GROUPS, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { documentsWithin } from "@/lib/access/document-predicate"
import type { Item } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { isId, oneOf } from "@/lib/documents/rules"
import { NotFoundError } from "@/lib/errors"
import { typesOfProfessions } from "@/lib/reference/professions"
import { searchProfessionals } from "../queries"
import type { Professional } from "../rules"
import { explainReader, type ReaderReason } from "./rules"

type Edit = PatientAccess<"edit:documents">

type Answer = { accountId: string; name: string; reads: boolean; reason: ReaderReason }
export type CaregiverAnswer = Answer & { relation: string }
export type ProfessionalAnswer = Answer & { professionCode: string | null; place: string | null }

/**
 * Who of those near the patient could read this document now, and the professionals that a search finds: each as the
 * policy decides it, with the reason. Professionals are judged by their professions, since where they will sign in is not known.
 * @throws NotFoundError for a document that the patient may not see
 */
export async function askReaders(access: Edit, documentId: string, search: string) {
  const { title, item, author } = await requireItem(access, documentId)
  const near = await listNear(access, author)
  const searched = search ? await searchProfessionals(access, search) : null
  access.trace({ action: "document.readers_asked", permission: "edit:documents", resourceIds: [documentId] })
  return {
    title,
    caregivers: await answerCaregivers(access, item),
    professionals: near.people.map((person) => answer(person, near, item)),
    searched: searched && { ...searched, found: searched.found.map((person) => answer(person, near, item)) },
  }
}

type Asked = { title: string; item: Item; author: { accountId: string; name: string } | null }

async function requireItem({ tx, patientId, scope }: Edit, documentId: string): Promise<Asked> {
  if (!isId(documentId)) throw new NotFoundError()
  const [row] = await tx
    .select({
      title: documents.title,
      typeCode: documents.typeCode,
      documentGroup: documents.documentGroup,
      authorKind: documents.authorKind,
      authorAccountId: documents.authorAccountId,
      authorName: documents.authorName,
      sensitivity: documents.sensitivity,
      sensitiveTopic: documents.sensitiveTopic,
      marks: documents.marks,
    })
    .from(documents)
    .where(
      and(eq(documents.patientId, patientId), eq(documents.id, documentId), isNull(documents.deletedAt), documentsWithin(scope)),
    )
  if (!row) throw new NotFoundError()
  const exclusions = await tx
    .select({ accountId: documentExclusions.caregiverAccountId })
    .from(documentExclusions)
    .where(and(eq(documentExclusions.patientId, patientId), eq(documentExclusions.documentId, documentId)))
  const item = {
    typeCode: row.typeCode,
    documentGroup: oneOf(DOCUMENT_GROUPS, row.documentGroup),
    professionalAccountId: row.authorKind === "professional" ? row.authorAccountId : null,
    sensitivity: oneOf(SENSITIVITIES, row.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === row.sensitiveTopic) ?? null,
    marks: row.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor: exclusions.map(({ accountId }) => accountId),
  }
  const accountId = item.professionalAccountId
  return { title: row.title, item, author: accountId ? { accountId, name: row.authorName } : null }
}

/** Each caregiver with an access that is not over, by all of it: the latest that is open speaks alone. */
async function answerCaregivers({ tx, patientId }: Edit, item: Item): Promise<CaregiverAnswer[]> {
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
    .where(
      and(
        eq(delegations.patientId, patientId),
        isNotNull(delegations.caregiverAccountId),
        sql`${delegations.status} not in ('ended', 'refused')`,
      ),
    )
    .orderBy(asc(delegations.caregiverName))
  const people = new Map(rows.map((row) => [row.caregiverAccountId ?? "", row]))
  return [...people].map(([accountId, { name, relation, now }]) => {
    const held = rows.filter((row) => row.caregiverAccountId === accountId)
    const bases = { holderAccountId: null, delegations: held, care: null }
    return { accountId, name, relation, ...explainReader({ accountId, bases, now }, item) }
  })
}

type Tie = "team" | "attending" | "consultation" | "blocked" | "author"
type TieRow = { account_id: string; name: string; profession_code: string | null; place: string | null; tie: Tie }
type Near = { now: Date; people: Professional[]; ties: Map<string, Tie[]> }

/** The professionals near the patient at this instant of the database: the team, consultations, whom she keeps out, the author. */
async function listNear({ tx, patientId }: Edit, author: { accountId: string; name: string } | null): Promise<Near> {
  const rows = await tx.execute<TieRow>(sql`
    select professional_account_id::text as account_id, professional_name as name, profession_code, place_name as place,
      case when is_attending_doctor then 'attending' else 'team' end as tie
    from ${careTeamMembers} where patient_id = ${patientId} and removed_at is null
    union all
    select professional_account_id::text, professional_name, profession_code, place_name, 'consultation'
    from ${consultations} where patient_id = ${patientId} and ended_at is null and opened_at <= now() and now() < closes_at
    union all
    select professional_account_id::text, professional_name, profession_code, null, 'blocked'
    from ${blockedProfessionals} where patient_id = ${patientId}`)
  const [clock] = await tx.select({ now: sql`now()`.mapWith(careTeamMembers.addedAt) }).from(sql`(select 1) one`)
  if (author) rows.push({ account_id: author.accountId, name: author.name, profession_code: null, place: null, tie: "author" })
  const people = new Map<string, Professional>()
  const ties = new Map<string, Tie[]>()
  for (const { account_id: accountId, name, profession_code: code, place, tie } of rows) {
    ties.set(accountId, [...(ties.get(accountId) ?? []), tie])
    const professionCodes = code ? [code] : []
    if (!people.has(accountId)) people.set(accountId, { accountId, name, professionCodes, place })
  }
  const byName = [...people.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"))
  return { now: clock?.now ?? new Date(), people: byName, ties }
}

function answer(person: Professional, { ties, now }: Near, item: Item): ProfessionalAnswer {
  const { accountId, name, professionCodes, place } = person
  const held = ties.get(accountId) ?? []
  const care = {
    inCareTeam: held.includes("team") || held.includes("attending"),
    isAttendingDoctor: held.includes("attending"),
    consultationOpen: held.includes("consultation"),
    isBlocked: held.includes("blocked"),
    hasAuthored: item.professionalAccountId === accountId,
    readableTypes: typesOfProfessions(professionCodes),
  }
  const bases = { holderAccountId: null, delegations: [], care }
  return { accountId, name, professionCode: professionCodes[0] ?? null, place, ...explainReader({ accountId, bases, now }, item) }
}
