import "server-only"
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { ConflictError, NotFoundError, OvertakenError } from "@/lib/errors"
import { ruleValue } from "@/lib/reference/dated-rules"
import { movedUp } from "./rules"
import type { GivenContact } from "./schema"

type Adding = PatientAccess<"add:emergency_contacts">
type Edit = PatientAccess<"edit:emergency_contacts">
type Either = Adding | Edit

/**
 * Adds somebody to call, as the last of them. What somebody says whom the patient let in waits for her, or for who answers for
 * a child. The same form sent twice is one contact.
 * @throws ConflictError `emergency.too_many` when there are as many as fit on a card
 */
export async function addEmergencyContact(access: Adding, given: GivenContact): Promise<void> {
  const { tx, patientId, scope } = access
  const present = await lockAll(access)
  const twin = present.find((one) => one.name === given.name && one.telephone === given.telephone)
  if (twin) return tell(access, "emergency_contact.listed", "add", twin.id)
  if (present.length >= ruleValue("emergency_contacts_most").value) {
    tell(access, "emergency_contact.listed", "add")
    throw new ConflictError("emergency.too_many")
  }
  const { authorAccountId, authorName, authorRelation } = await signatureOf(access)
  const [made] = await tx
    .insert(emergencyContacts)
    .values({
      patientId,
      ...given,
      position: (present.at(-1)?.position ?? 0) + 1,
      confirmedAt: scope.items.kind === "granted" ? null : sql`now()`,
      ...{ authorAccountId, authorName, authorRelation },
    })
    .returning({ id: emergencyContacts.id })
  tell(access, "emergency_contact.added", "add", made?.id)
}

/**
 * Says anew who somebody is and how to reach them; what waited to be confirmed is so by this.
 * @throws OvertakenError when somebody else changed it meanwhile: both are shown then
 */
export async function changeEmergencyContact(access: Edit, { contactId, version, ...given }: ChangedContact): Promise<void> {
  await change(access, contactId, { ...given, ...confirmedBy(access) }, "emergency_contact.changed", version)
}
type ChangedContact = GivenContact & { contactId: string; version: number }

/** Confirms what a caregiver proposed; doing it twice is the same as once. */
export async function confirmEmergencyContact(access: Edit, contactId: string): Promise<void> {
  await change(access, contactId, confirmedBy(access), "emergency_contact.confirmed")
}

export async function removeEmergencyContact(access: Edit, contactId: string): Promise<void> {
  await change(access, contactId, { removedAt: sql`now()` }, "emergency_contact.removed")
}

/** Moves somebody one place up among those who are called. */
export async function moveEmergencyContact(access: Edit, contactId: string): Promise<void> {
  const ids = (await lockAll(access)).map(({ id }) => id)
  if (!ids.includes(contactId)) throw new NotFoundError()
  for (const [at, id] of movedUp(ids, contactId).entries()) {
    await access.tx
      .update(emergencyContacts)
      .set({ position: at + 1 })
      .where(and(eq(emergencyContacts.patientId, access.patientId), eq(emergencyContacts.id, id)))
  }
  tell(access, "emergency_contact.moved", "edit", contactId)
}

/** Confirmed now, by whoever does so, if it was not before. */
function confirmedBy({ actor }: Edit) {
  const { confirmedAt, confirmedByAccountId, confirmedByName } = emergencyContacts
  return {
    confirmedAt: sql`coalesce(${confirmedAt}, now())`,
    confirmedByAccountId: sql`case when ${confirmedAt} is null then ${actor.accountId}::uuid else ${confirmedByAccountId} end`,
    confirmedByName: sql`case when ${confirmedAt} is null then ${actor.displayName} else ${confirmedByName} end`,
  }
}

type Change = PgUpdateSetSource<typeof emergencyContacts>

/** Changes one of them; where a version was read, that one. */
async function change(access: Edit, contactId: string, to: Change, action: AuditAction, read?: number): Promise<void> {
  const { patientId, id, removedAt, version } = emergencyContacts
  const here = and(eq(patientId, access.patientId), eq(id, contactId), isNull(removedAt))
  const changed = await access.tx
    .update(emergencyContacts)
    .set({ ...to, version: sql`${version} + 1` })
    .where(and(here, read === undefined ? undefined : eq(version, read)))
    .returning({ id })
  if (changed.length === 0 && (await access.tx.$count(emergencyContacts, here)) === 0) throw new NotFoundError()
  tell(access, action, "edit", contactId)
  if (changed.length === 0) throw new OvertakenError("emergency.changed_meanwhile")
}

/** Those who are there, held until the end: two forms at once come one after the other. */
async function lockAll({ tx, patientId }: Either) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 2))`)
  const { id, name, telephone, position, removedAt } = emergencyContacts
  return tx
    .select({ id, name, telephone, position })
    .from(emergencyContacts)
    .where(and(eq(emergencyContacts.patientId, patientId), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
}

function tell(access: Either, action: AuditAction, verb: "add" | "edit", id?: string): void {
  access.trace({ action, permission: `${verb}:emergency_contacts`, resourceIds: id ? [id] : [] })
}
