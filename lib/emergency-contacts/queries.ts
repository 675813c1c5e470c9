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

async function select({ tx, patientId, scope }: Viewing): Promise<Contact[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(emergencyContacts)
    .where(and(eq(emergencyContacts.patientId, patientId), isNull(emergencyContacts.removedAt)))
    .orderBy(asc(emergencyContacts.position), asc(emergencyContacts.id))
  return rows.map((row) => contactOf(row, scope))
}

const { id, name, relation, telephone, version, addedAt, confirmedAt } = emergencyContacts
const { authorAccountId, authorName, authorRelation, confirmedByAccountId, confirmedByName } = emergencyContacts
const COLUMNS = {
  ...{ id, name, relation, telephone, version, addedAt, confirmedAt },
  ...{ authorAccountId, authorName, authorRelation, confirmedByAccountId, confirmedByName },
}
type Row = Record<"id" | "name" | "relation" | "telephone" | "authorAccountId" | "authorName", string> &
  Record<"authorRelation" | "confirmedByAccountId" | "confirmedByName", string | null> & {
    version: number
    addedAt: Date
    confirmedAt: Date | null
  }

function contactOf(row: Row, { actorAccountId, items }: Viewing["scope"]): Contact {
  const isYou = row.authorAccountId === actorAccountId
  const isOther = row.authorRelation !== null || (isYou && items.kind !== "all")
  return {
    id: row.id,
    name: row.name,
    relation: row.relation,
    telephone: row.telephone,
    isConfirmed: row.confirmedAt !== null,
    author: {
      kind: isOther ? "caregiver" : "patient",
      ...{ name: row.authorName, relation: row.authorRelation, profession: null, isYou },
    },
    enteredAt: row.addedAt,
    confirmed:
      row.confirmedByName && row.confirmedAt
        ? { name: row.confirmedByName, profession: null, isYou: row.confirmedByAccountId === actorAccountId, at: row.confirmedAt }
        : null,
    version: row.version,
  }
}
