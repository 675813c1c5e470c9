import "server-only"
import { and, arrayContains, asc, count, desc, eq, inArray, max, ne, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { askedAt } from "@/drizzle/asked-at"
import { accounts } from "@/drizzle/schema/accounts"
import { auditEvents } from "@/drizzle/schema/audit"
import { consentTexts } from "@/drizzle/schema/consents"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import type {
  AtEnd,
  Basis,
  DelegationStatus,
  EndReason,
  GrantableTopic,
  InvitationChannel,
  InvitationNo,
  InvitationStatus,
  Sex,
} from "@/drizzle/vocabulary"
import { basisOf, DELEGATED } from "@/lib/access/bases"
import type { PatientAccess } from "@/lib/access/require-access"
import type { DelegablePermission } from "@/lib/access/sections"
import { ruleValue } from "@/lib/reference/dated-rules"
import { type DelegableGroup, type DelegationState, stateAt, sumUp, tidyGrant, type Use } from "./rules"

type SaidNo = { name: string | null; word: InvitationNo; saidAt: string }

const shown = {
  id: delegations.id,
  status: sql<DelegationStatus>`${delegations.status}`,
  caregiverAccountId: delegations.caregiverAccountId,
  caregiverName: delegations.caregiverName,
  relation: delegations.relation,
  purpose: delegations.purpose,
  permissions: sql<DelegablePermission[]>`${delegations.permissions}`,
  documentGroups: sql<DelegableGroup[]>`${delegations.documentGroups}`,
  sensitiveTopics: sql<GrantableTopic[]>`${delegations.sensitiveTopics}`,
  durationMonths: delegations.durationMonths,
  atEnd: sql<AtEnd>`${delegations.atEnd}`,
  continuesIfUnable: delegations.continuesIfUnable,
  opensAt: delegations.opensAt,
  endsAt: delegations.endsAt,
  closesAt: delegations.closesAt,
  endedAt: delegations.endedAt,
  endReason: sql<EndReason | null>`${delegations.endReason}`,
  basis: sql<Basis>`${delegations.basis}`,
  replacesId: delegations.replacesId,
  unusedAskedAt: delegations.unusedAskedAt,
  version: delegations.version,
  askedAt: askedAt(ruleValue("invitation_lives").value),
  now: sql`now()`.mapWith(delegations.createdAt),
  channel: sql<InvitationChannel | null>`${invitations.channel}`,
  contact: invitations.contact,
  invitationStatus: sql<InvitationStatus | null>`${invitations.status}`,
  /** Who said no to it while it stayed open, the latest first. */
  noes: sql<
    SaidNo[]
  >`coalesce((select json_agg(json_build_object('name', said_by.display_name, 'word', n.word, 'saidAt', n.said_at)
    order by n.said_at desc) from invitation_noes n left join accounts said_by on said_by.id = n.account_id
    where n.patient_id = ${invitations.patientId} and n.invitation_id = ${invitations.id}), '[]')`,
  undeliveredAt: invitations.undeliveredAt,
  invitedUntil: invitations.expiresAt,
  arrivedAt: invitations.arrivedAt,
  /** Who arrived, or said no, as the identity provider says it. */
  arrivedName: accounts.displayName,
  birthDate: accounts.birthDate,
  sex: sql<Sex | null>`${accounts.sex}`,
}

/** One access as its patient sees it, whole: what it gives, its period, and what was done with it. */
export type Helper = Awaited<ReturnType<typeof listHelpers>>[number]

/** Everybody whom the patient invited or who helps her, the living accesses first, the latest before the others. */
export async function listHelpers(access: PatientAccess<"view:delegations">) {
  const rows = await selectDelegations(access)
  const uses = await listUses(
    access,
    rows.flatMap((row) => row.caregiverAccountId ?? []),
  )
  access.trace({ action: "delegation.listed", permission: "view:delegations", resourceIds: rows.map((row) => row.id) })
  const helpers = rows.map((row) => asHelper(row, uses))
  return [...helpers.filter(({ state }) => state !== "ended"), ...helpers.filter(({ state }) => state === "ended")]
}

/** Who arrived with an invitation and waits for an answer, whoever has waited longest first. */
export async function listAnswersDue(access: PatientAccess<"view:delegations">) {
  const { id, relation, caregiverName } = delegations
  const rows = await access.tx
    .select({ id, relation, name: sql<string>`coalesce(${accounts.displayName}, ${caregiverName})`, sex: shown.sex })
    .from(delegations)
    .leftJoin(invitations, and(eq(invitations.patientId, delegations.patientId), eq(invitations.delegationId, id)))
    .leftJoin(accounts, eq(accounts.id, sql`coalesce(${delegations.caregiverAccountId}, ${invitations.arrivedAccountId})`))
    .where(and(eq(delegations.patientId, access.patientId), eq(delegations.status, "accepted")))
    .orderBy(asc(invitations.arrivedAt))
  if (rows.length > 0) {
    access.trace({ action: "delegation.listed", permission: "view:delegations", resourceIds: rows.map((row) => row.id) })
  }
  return rows
}

/** One access of this patient, or null. */
export async function getHelper(access: PatientAccess<"view:delegations">, id: string) {
  const [row] = await selectDelegations(access, id)
  if (!row) return null
  access.trace({ action: "delegation.viewed", permission: "view:delegations", resourceIds: [row.id] })
  const uses = await listUses(access, row.caregiverAccountId ? [row.caregiverAccountId] : [])
  const [widening] = (await selectDelegations(access)).filter(
    (other) => other.replacesId === row.id && other.status === "waiting",
  )
  const hasSaidIfUnable = await saidIfUnable(access, row.id)
  return { ...asHelper(row, uses), hasSaidIfUnable, widening: widening ? asHelper(widening, uses) : null }
}

/** Whether she has said if this access should go on should she no longer be able to decide; every renewal asks it. */
async function saidIfUnable(access: PatientAccess<"view:delegations">, id: string): Promise<boolean> {
  const [row] = await access.tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.patientId, access.patientId),
        inArray(auditEvents.action, ["delegation.foreseen", "delegation.renewed"]),
        eq(auditEvents.outcome, "done"),
        arrayContains(auditEvents.resourceIds, [id]),
      ),
    )
    .limit(1)
  return row !== undefined
}

async function selectDelegations(access: PatientAccess<"view:delegations">, id?: string) {
  const mine = eq(delegations.patientId, access.patientId)
  return (
    access.tx
      .select(shown)
      .from(delegations)
      .leftJoin(invitations, and(eq(invitations.patientId, delegations.patientId), eq(invitations.delegationId, delegations.id)))
      .leftJoin(accounts, eq(accounts.id, sql`coalesce(${delegations.caregiverAccountId}, ${invitations.arrivedAccountId})`))
      .where(id ? and(mine, eq(delegations.id, id)) : mine)
      // Accesses that are over come last, so that however many there are, nobody in use falls off.
      .orderBy(sql`${delegations.status} in ('ended', 'refused')`, desc(delegations.id))
      .limit(100)
  )
}

type Row = Awaited<ReturnType<typeof selectDelegations>>[number]
type UseByPerson = Use & { accountId: string | null; basis: string }

function asHelper(row: Row, uses: readonly UseByPerson[]) {
  const own = uses.filter(({ accountId, basis }) => accountId === row.caregiverAccountId && basis === row.basis)
  const state: DelegationState = stateAt(row, row.now)
  const noes = row.noes.map((no) => ({ ...no, saidAt: new Date(no.saidAt) }))
  return { ...row, noes, state, isByLaw: basisOf(row.basis)?.rests === "law", grant: tidyGrant(row), use: sumUp(own) }
}

/** What each of these people did here on somebody's behalf, by basis and kind: from the journal, which holds every read. */
async function listUses(access: PatientAccess<"view:delegations">, accountIds: readonly string[]): Promise<UseByPerson[]> {
  if (accountIds.length === 0) return []
  const rows = await access.tx
    .select({
      accountId: auditEvents.actorAccountId,
      basis: sql<string>`${auditEvents.basis}`,
      action: auditEvents.action,
      times: count(),
      lastAt: max(auditEvents.occurredAt),
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.patientId, access.patientId),
        isAnyOf(auditEvents.actorAccountId, [...new Set(accountIds)]),
        isAnyOf(auditEvents.basis, DELEGATED),
        eq(auditEvents.outcome, "done"),
        // A list of all whom somebody helps showed the name: that is no use of the access.
        ne(auditEvents.action, "space.listed"),
      ),
    )
    .groupBy(auditEvents.actorAccountId, auditEvents.basis, auditEvents.action)
  return rows.flatMap((row) => (row.lastAt ? [{ ...row, lastAt: row.lastAt }] : []))
}

/** The latest text that was agreed to for an access, whole, with its fingerprint; null before anybody agreed. */
export async function getConsent(access: PatientAccess<"view:delegations">, delegationId: string) {
  const [row] = await access.tx
    .select({
      body: consentTexts.body,
      version: consentTexts.version,
      writtenAt: consentTexts.writtenAt,
      sha256: consentTexts.sha256,
    })
    .from(consentTexts)
    .where(
      and(
        eq(consentTexts.patientId, access.patientId),
        eq(consentTexts.delegationId, delegationId),
        eq(consentTexts.audience, "patient"),
      ),
    )
    .orderBy(desc(consentTexts.version))
    .limit(1)
  return row ? { ...row, sha256: row.sha256.toString("hex") } : null
}
