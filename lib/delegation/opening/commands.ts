import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import type { AtEnd, InvitationStatus } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { refuseMinor } from "@/lib/identity/majority"
import { tellPatient } from "@/lib/notices/tell"
import { configuration } from "@/lib/platform/configuration"
import { type Grant, isWithin, togetherWith, waitsBeforeOpening } from "../rules"
import type { OneDelegation } from "../schema"
import {
  changeDelegation,
  coolingEnd,
  endedWith,
  grantOf,
  keepConsent,
  periodFrom,
  pickDelegation,
  settleDelegations,
  tellHelper,
} from "../settling/commands"

type Edit = PatientAccess<"edit:delegations">

const LIVE_STATUSES: readonly string[] = ["waiting", "active", "suspended"]

/**
 * The patient recognises who arrived. The access opens at once, or after the wait when something sensitive was ticked.
 * @throws ConflictError `delegation.already_answered`, `delegation.already_has_access`, `space.minor` under the age of majority
 */
export async function confirmArrival(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  refuseMinor(access.actor.traits, new Date())
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: delegationId, action: "delegation.confirmed" })
  if (row.status !== "accepted") throw new ConflictError("delegation.already_answered")
  const same = live.filter((other) => other.caregiverAccountId === row.caregiverAccountId)
  if (same.some((other) => LIVE_STATUSES.includes(other.status))) throw new ConflictError("delegation.already_has_access")
  const waits = waitsBeforeOpening(grantOf(row))
  await changeDelegation(access.tx, access.patientId, row.id, {
    status: waits ? "waiting" : "active",
    ...periodFrom(waits ? coolingEnd : sql`now()`, row.durationMonths, row.atEnd),
  })
  await answerInvitation(access, row.id, "confirmed")
  await keepConsent(access, row.id)
  await tellHelper(access, row, { kind: "answered", subject: "confirmed" })
  if (waits) await tellPatient(access.tx, access.patientId, "announced", opening(row.id, row.caregiverName))
}

/** The patient does not know who arrived, or does not want them: nothing opens. */
export async function doNotRecogniseArrival(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  const row = await pickDelegation(access, await settleDelegations(access), {
    id: delegationId,
    action: "delegation.not_recognised",
  })
  if (row.status !== "accepted") throw new ConflictError("delegation.already_answered")
  await answerInvitation(access, row.id, "not_recognised")
  await changeDelegation(access.tx, access.patientId, row.id, endedWith("not_recognised", "refused"))
  await tellHelper(access, row, { kind: "answered", subject: "refused" })
}

/** Undoes, in one gesture, what has not opened yet: an invitation sent, or an access or a widening that waits; who said yes is told. */
export async function withdraw(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  const row = await pickDelegation(access, await settleDelegations(access), { id: delegationId, action: "delegation.withdrawn" })
  if (row.status === "active" || row.status === "suspended") throw new ConflictError("delegation.already_open")
  if (row.status !== "waiting") await answerInvitation(access, row.id, "withdrawn")
  await changeDelegation(access.tx, access.patientId, row.id, endedWith("withdrawn"))
  if (!row.replacesId) await tellHelper(access, row, { kind: "changed", subject: "withdrawn" })
}

const opening = (subjectId: string, name: string) => ({ subject: "opening" as const, subjectId, name })

export type Widening = {
  id: string
  widensId: string
  grant: Grant
  durationMonths: number
  atEnd: AtEnd
  continuesIfUnable: boolean
}

/**
 * Gives more to somebody who helps already, as a new access that opens after the wait and then replaces the first.
 * @throws ConflictError `delegation.widening_pending`, `delegation.not_open`; InvalidInputError `delegation.nothing_more` when nothing is added
 */
export async function widen(access: Edit, widening: Widening): Promise<string> {
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: widening.widensId, action: "delegation.widened", named: widening.id })
  if (row.status !== "active") throw new ConflictError("delegation.not_open")
  if (live.some((other) => other.replacesId === row.id)) throw new ConflictError("delegation.widening_pending")
  if (isWithin(widening.grant, grantOf(row))) throw new InvalidInputError("delegation.nothing_more", "documentGroups")
  const { caregiverAccountId, caregiverName, relation, purpose } = row
  const grant = togetherWith(grantOf(row), widening.grant)
  const { durationMonths, atEnd, continuesIfUnable } = widening
  const [made] = await access.tx
    .insert(delegations)
    .values({
      patientId: access.patientId,
      id: widening.id,
      status: "waiting",
      replacesId: row.id,
      ...{ caregiverAccountId, caregiverName, relation, purpose, durationMonths, atEnd, continuesIfUnable },
      permissions: [...grant.permissions],
      documentGroups: [...grant.documentGroups],
      sensitiveTopics: [...grant.sensitiveTopics],
      ...periodFrom(coolingEnd, durationMonths, atEnd),
    })
    .returning({ id: delegations.id })
  if (!made) throw new NotFoundError()
  await keepConsent(access, made.id)
  await tellPatient(access.tx, access.patientId, "announced", opening(made.id, caregiverName))
  return made.id
}

/** Only in the demonstration: what waits opens now, and the journal says that the wait was skipped. */
export async function skipWait(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  if (configuration().mode !== "demo") throw new NotFoundError()
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: delegationId, action: "delegation.wait_skipped" })
  if (row.status !== "waiting") throw new ConflictError("delegation.already_open")
  const replaced = live.find((other) => other.id === row.replacesId)
  if (replaced) await changeDelegation(access.tx, access.patientId, replaced.id, endedWith("replaced"))
  const period = periodFrom(sql`now()`, row.durationMonths, row.atEnd)
  await changeDelegation(access.tx, access.patientId, row.id, { status: "active", ...period })
  await keepConsent(access, row.id)
}

async function answerInvitation(access: Edit, delegationId: string, status: InvitationStatus): Promise<void> {
  await access.tx
    .update(invitations)
    .set({ status, answeredAt: sql`now()` })
    .where(and(eq(invitations.patientId, access.patientId), eq(invitations.delegationId, delegationId)))
}
