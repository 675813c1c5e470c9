import "server-only"
import { and, asc, eq, isNull } from "drizzle-orm"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import type { Contact } from "./rules"

type Viewing = PatientAccess<"view:emergency_contacts">

/** Whom to call, in their order; what a caregiver proposed stands among them and says so. */
export async function listContacts(access: Viewing): Promise<Contact[]> {
  const rows = await select(access)
  access.trace({
    action: "emergency_contact.listed",
    permission: "view:emergency_contacts",
    resourceIds: rows.map(({ id }) => id),
  })
  return rows
}

/**
 * One of them, to change.
 * @throws NotFoundError when there is none, or it was taken away
 */
export async function requireContact(access: PatientAccess<"view:emergency_contacts">, contactId: string): Promise<Contact> {
  const row = isUuid(contactId) && (await listContacts(access)).find(({ id }) => id === contactId)
  if (!row) throw new NotFoundError()
  return row
}

async function select({ tx, patientId }: Viewing): Promise<Contact[]> {
  const { id, name, relation, telephone, authorName, confirmedAt, position, removedAt } = emergencyContacts
  const rows = await tx
    .select({ id, name, relation, telephone, authorName, confirmedAt })
    .from(emergencyContacts)
    .where(and(eq(emergencyContacts.patientId, patientId), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
  return rows.map(({ confirmedAt: at, ...row }) => ({ ...row, isConfirmed: at !== null }))
}
