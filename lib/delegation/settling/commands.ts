import "server-only"
import { and, asc, eq, notInArray, type SQL, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { consentTexts } from "@/drizzle/schema/consents"
import { delegations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import {
  type AtEnd,
  CONSENT_AUDIENCES,
  type DelegationStatus,
  type EndReason,
  type GrantableTopic,
  type NoticeSubject,
} from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction, DelegablePermission } from "@/lib/access/sections"
import type { Trace } from "@/lib/audit/append"
import { fingerprint, TEMPLATE_VERSION, writeConsent } from "@/lib/delegation/consent-text/rules"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import { tellAccount } from "@/lib/notices/tell"
import { ruleValue } from "@/lib/reference/dated-rules"
import type { DelegableGroup, Grant } from "../rules"

const OVER: DelegationStatus[] = ["ended", "refused"]

const invitationDays = ruleValue("invitation_lives").value

/** The columns that commands decide by. */
const decisive = {
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
  atEnd: sql<"stop" | "extend_once">`${delegations.atEnd}`,
  continuesIfUnable: delegations.continuesIfUnable,
  replacesId: delegations.replacesId,
  opensAt: delegations.opensAt,
  endsAt: delegations.endsAt,
  version: delegations.version,
  isOver: sql<boolean>`coalesce(${delegations.closesAt} <= now(), false)`,
  isDue: sql<boolean>`${delegations.status} = 'waiting' and ${delegations.opensAt} <= now()`,
  /** A code shown on a screen lives for minutes and can be shown again; the invitation itself lives on. */
  isMissed: sql<boolean>`${delegations.status} = 'proposed' and not exists (
    select from invitations i where i.patient_id = delegations.patient_id and i.delegation_id = delegations.id
      and greatest(i.expires_at, i.created_at + make_interval(days => ${invitationDays}::int)) > now())`,
}

/** An access that is not over, locked for the rest of the transaction. */
export type LiveDelegation = Awaited<ReturnType<typeof lockDelegations>>[number]

/** What a row gives, as the rules take it. */
export function grantOf(row: Grant): Grant {
  const { permissions, documentGroups, sensitiveTopics } = row
  return { permissions, documentGroups, sensitiveTopics }
}

/**
 * Locks the live accesses of a patient, notes what the clock has decided (ended, opened, invitation over), and gives
 * back those that live on. Two commands about one patient come one after the other.
 */
export async function settleDelegations(access: PatientAccess<"edit:delegations">): Promise<LiveDelegation[]> {
  return settle(access.tx, access.patientId, (trace) => access.trace(trace))
}

/** The same for the worker, which has its own journal. */
export async function settle(tx: Transaction, patientId: string, trace: (line: Trace) => void): Promise<LiveDelegation[]> {
  const rows = await lockDelegations(tx, patientId)
  const end = async (row: LiveDelegation, reason: EndReason) => {
    await changeDelegation(tx, patientId, row.id, endedWith(reason))
    rows.splice(rows.indexOf(row), 1)
    trace({ action: "delegation.expired", resourceIds: [row.id] })
  }
  for (const row of rows.filter((found) => found.isOver)) {
    await end(row, "expired")
    await tellAccount(tx, row.caregiverAccountId, "changed", { subject: "ended", subjectId: row.id, patientId })
  }
  for (const row of rows.filter((found) => found.isMissed)) await end(row, "invitation_expired")
  for (const row of rows.filter((found) => found.isDue)) {
    const replaced = rows.find((found) => found.id === row.replacesId)
    if (replaced) await end(replaced, "replaced")
    await changeDelegation(tx, patientId, row.id, { status: "active" })
    row.status = "active"
  }
  return rows
}

/**
 * The live access of this id among those locked, with the line of what is done to it: traced before a rule can say no.
 * `named` is the access that the line tells of, where it is another.
 * @throws ConflictError `delegation.already_ended` when it is over; NotFoundError when it was never there
 */
export async function pickDelegation(
  access: PatientAccess<"edit:delegations">,
  live: readonly LiveDelegation[],
  { id, action, named = id }: { id: string; action: AuditAction; named?: string },
): Promise<LiveDelegation> {
  const row = live.find((found) => found.id === id)
  if (!row) await requirePast(access, id)
  access.trace({ action, permission: "edit:delegations", resourceIds: [named] })
  if (!row) throw new ConflictError("delegation.already_ended")
  return row
}

async function requirePast({ tx, patientId }: PatientAccess<"edit:delegations">, id: string): Promise<void> {
  const here = and(eq(delegations.patientId, patientId), eq(delegations.id, id))
  const [past] = await tx.select({ id: delegations.id }).from(delegations).where(here)
  if (!past) throw new NotFoundError()
}

type Changes = Partial<Record<keyof typeof delegations.$inferInsert, unknown>>

/** Writes a change of one access and counts it, so that a page shown before it is known to be old. */
export async function changeDelegation(tx: Transaction, patientId: string, id: string, changes: Changes): Promise<void> {
  const changed = await tx
    .update(delegations)
    .set({ ...(changes as Partial<typeof delegations.$inferInsert>), version: sql`${delegations.version} + 1` })
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, id)))
    .returning({ id: delegations.id })
  if (changed.length === 0) throw new NotFoundError()
}

/** The other side is told that something changed, and on its own page whose access it was; never why. */
export async function tellHelper(
  { tx, patientId }: PatientAccess<"edit:delegations">,
  { id, caregiverAccountId }: Pick<LiveDelegation, "id" | "caregiverAccountId">,
  { kind, subject }: { kind: "answered" | "changed"; subject: NoticeSubject },
): Promise<void> {
  await tellAccount(tx, caregiverAccountId, kind, { subject, subjectId: id, patientId })
}

/** The columns of an access that is over. */
export function endedWith(reason: EndReason, status: "ended" | "refused" = "ended") {
  return { status, endedAt: sql`now()`, endReason: reason }
}

/** The columns of a period that begins then: the agreed end, with the last of its last day in Paris, and the enforced one when it goes on once. */
export function periodFrom(opensAt: SQL, months: number, atEnd: AtEnd) {
  const lastDay = sql`date_trunc('day', (${opensAt}) at time zone 'Europe/Paris' + make_interval(months => ${months}::int))`
  const endsAt = sql`(${lastDay} + interval '1 day' - interval '1 microsecond') at time zone 'Europe/Paris'`
  return { opensAt, endsAt, closesAt: closeAfter(endsAt, atEnd) }
}

/** The enforced end: the agreed one, or some months later when the patient chose so. */
export function closeAfter(endsAt: SQL, atEnd: AtEnd): SQL {
  const months = atEnd === "extend_once" ? ruleValue("extension_lasts").value : 0
  return sql`((${endsAt}) at time zone 'Europe/Paris' + make_interval(months => ${months}::int)) at time zone 'Europe/Paris'`
}

/** When something that waits would open, if it were asked for now. */
export const coolingEnd = sql`now() + make_interval(hours => ${ruleValue("cooling_lasts").value}::int)`

/** Keeps the text of what was agreed to, as it stands now, for the patient whole and for the caregiver without what was left out. */
export async function keepConsent(access: PatientAccess<"edit:delegations">, delegationId: string): Promise<void> {
  const { tx, patientId, actor } = access
  const [row] = await tx
    .select({ ...decisive, firstGivenName: patients.firstGivenName, usedName: patients.usedName, birthName: patients.birthName })
    .from(delegations)
    .innerJoin(patients, eq(patients.patientId, delegations.patientId))
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, delegationId)))
  if (!row) throw new NotFoundError()
  const { opensAt, endsAt } = row
  const facts = {
    ...row,
    grant: grantOf(row),
    patientName: personName(row),
    period: opensAt && endsAt ? { opensAt, endsAt } : null,
  }
  await tx.insert(consentTexts).values(
    CONSENT_AUDIENCES.map((audience) => {
      const body = writeConsent(actor.language, audience, facts)
      const kept = { patientId, delegationId, version: row.version, audience, language: actor.language }
      return { ...kept, templateVersion: TEMPLATE_VERSION, body, sha256: fingerprint(body) }
    }),
  )
}

async function lockDelegations(tx: Transaction, patientId: string) {
  const live = and(eq(delegations.patientId, patientId), notInArray(delegations.status, OVER))
  await tx.select({ id: delegations.id }).from(delegations).where(live).orderBy(asc(delegations.id)).for("update")
  // Read again now that they are ours: while we waited, another command may have changed them or added one.
  return tx.select(decisive).from(delegations).where(live).orderBy(asc(delegations.id)).for("update")
}
