import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations, invitationDrafts } from "@/drizzle/schema/delegations"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, InvalidInputError } from "@/lib/errors"
import { refuseMinor } from "@/lib/identity/majority"
import { type Grant, grantFromLines, isEmpty, isSameGrant, isWithin, sharedBy, withoutRemoved } from "./rules"
import type { AtEndChoice, Foresight, Narrowing, OneDelegation, Renewal, Revocation } from "./schema"
import {
  changeDelegation,
  closeAfter,
  endedWith,
  grantOf,
  keepConsent,
  type LiveDelegation,
  periodFrom,
  pickDelegation,
  settleDelegations,
  tellHelper,
} from "./settling/commands"

type Edit = PatientAccess<"edit:delegations">

/**
 * Takes lines out of an access, at once, and out of a widening that waits. Lines that it did not have stay out, so a
 * page shown long ago can only narrow.
 * @throws InvalidInputError `delegation.nothing_left` when the access should rather be taken back, `delegation.nothing_changed`
 */
export async function narrow(access: Edit, input: Narrowing): Promise<void> {
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: input.delegationId, action: "delegation.narrowed" })
  const before = grantOf(row)
  const after = sharedBy(before, grantFromLines(input))
  if (isEmpty(after)) throw new InvalidInputError("delegation.nothing_left", "documentGroups")
  if (isSameGrant(before, after)) throw new InvalidInputError("delegation.nothing_changed", "documentGroups")
  await writeGrant(access, row, after)
  await forgetWideningsPrepared(access, row.id)
  const widening = live.find((other) => other.replacesId === row.id)
  if (widening) await narrowWidening(access, widening, withoutRemoved(grantOf(widening), before, after), after)
  await tellChanged(access, row)
}

/** A widening that was being prepared began from what is now taken out: it would bring it back. */
async function forgetWideningsPrepared(access: Edit, widensId: string): Promise<void> {
  await access.tx
    .delete(invitationDrafts)
    .where(and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.widensId, widensId)))
}

async function narrowWidening(access: Edit, widening: LiveDelegation, left: Grant, held: Grant): Promise<void> {
  if (isWithin(left, held)) await changeDelegation(access.tx, access.patientId, widening.id, endedWith("withdrawn"))
  else await writeGrant(access, widening, left)
}

async function writeGrant(access: Edit, row: LiveDelegation, grant: Grant): Promise<void> {
  await changeDelegation(access.tx, access.patientId, row.id, grant)
  await keepConsent(access, row.id)
}

/** Pauses an access from the next request on, and withdraws a widening that waits. */
export async function suspend(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: delegationId, action: "delegation.suspended" })
  if (row.status === "suspended") throw new ConflictError("delegation.already_suspended")
  if (row.status !== "active") throw new ConflictError("delegation.not_open")
  await changeDelegation(access.tx, access.patientId, row.id, { status: "suspended" })
  await endWidenings(access, live, row)
  await tellChanged(access, row)
}

/** Lets a paused access go on, until the end that it had. */
export async function resume(access: Edit, { delegationId }: OneDelegation): Promise<void> {
  const row = await pickDelegation(access, await settleDelegations(access), { id: delegationId, action: "delegation.resumed" })
  if (row.status !== "suspended") throw new ConflictError("delegation.not_suspended")
  await changeDelegation(access.tx, access.patientId, row.id, { status: "active" })
  await tellChanged(access, row)
}

/** Takes an access back for good, with a coded reason; it holds from the next request on. */
export async function revoke(access: Edit, { delegationId, reason }: Revocation): Promise<void> {
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: delegationId, action: "delegation.revoked" })
  if (!OPENED.includes(row.status)) throw new ConflictError("delegation.not_open")
  await endWidenings(access, live, row)
  await changeDelegation(access.tx, access.patientId, row.id, endedWith(reason))
  await tellHelper(access, row, { kind: "changed", subject: "ended" })
}

/**
 * Gives an access again in one gesture: a new period from now, reminded of anew.
 * @throws ConflictError `delegation.changed_meanwhile` when another page changed it since this one was shown, `space.minor`
 * under the age of majority
 */
export async function renew(access: Edit, renewal: Renewal): Promise<void> {
  refuseMinor(access.actor.traits, new Date())
  const { delegationId, version, months, atEnd, continuesIfUnable } = renewal
  const row = await pickDelegation(access, await settleDelegations(access), { id: delegationId, action: "delegation.renewed" })
  requireShown(row, version)
  if (row.status !== "active") throw new ConflictError("delegation.not_open")
  const { endsAt, closesAt } = periodFrom(sql`now()`, months, atEnd)
  await changeDelegation(access.tx, access.patientId, row.id, {
    ...{ endsAt, closesAt, atEnd, durationMonths: months, continuesIfUnable: continuesIfUnable === "yes" },
    ...{ remindedThirtyAt: null, remindedSevenAt: null, unusedAskedAt: null },
  })
  await keepConsent(access, row.id)
  await tellChanged(access, row)
}

/** Chooses what happens at the end if the patient does not answer: stop, or go on once. */
export async function chooseAtEnd(access: Edit, { delegationId, version, atEnd }: AtEndChoice): Promise<void> {
  const action = atEnd === "stop" ? "delegation.narrowed" : "delegation.extended"
  const row = await pickDelegation(access, await settleDelegations(access), { id: delegationId, action })
  requireShown(row, version)
  if (!OPENED.includes(row.status)) throw new ConflictError("delegation.not_open")
  await changeDelegation(access.tx, access.patientId, row.id, { atEnd, closesAt: closeAfter(sql`${delegations.endsAt}`, atEnd) })
  await keepConsent(access, row.id)
}

/** Says whether it should go on if the patient can no longer decide: kept for later, opens nothing today. */
export async function foresee(access: Edit, { delegationId, version, continuesIfUnable }: Foresight): Promise<void> {
  const live = await settleDelegations(access)
  const row = await pickDelegation(access, live, { id: delegationId, action: "delegation.foreseen" })
  requireShown(row, version)
  if (!OPENED.includes(row.status)) throw new ConflictError("delegation.not_open")
  await changeDelegation(access.tx, access.patientId, row.id, { continuesIfUnable: continuesIfUnable === "yes" })
  await keepConsent(access, row.id)
}

const OPENED: readonly string[] = ["waiting", "active", "suspended"]

function requireShown(row: LiveDelegation, version: number): void {
  if (row.version !== version) throw new ConflictError("delegation.changed_meanwhile")
}

async function endWidenings(access: Edit, live: readonly LiveDelegation[], row: LiveDelegation): Promise<void> {
  for (const widening of live.filter((other) => other.replacesId === row.id)) {
    await changeDelegation(access.tx, access.patientId, widening.id, endedWith("withdrawn"))
    access.trace({ action: "delegation.withdrawn", permission: "edit:delegations", resourceIds: [widening.id] })
  }
}

/** The caregiver is told that something changed, never what. */
async function tellChanged(access: Edit, row: LiveDelegation): Promise<void> {
  await tellHelper(access, row, { kind: "changed", subject: "changed" })
}
