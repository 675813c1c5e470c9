import "server-only"
import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { patients } from "@/drizzle/schema/patients"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { AuthorKind, ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { earliestDay, latestDay, type PartialDay } from "../days/rules"
import { DAYS_TO_RESTORE } from "../rules"

type Access = PatientAccess<never>
const PROFESSIONAL: AuthorKind = "professional"
const IN_ERROR: ItemState = "entered_in_error"

/** The lines that somebody may change: their own, and for who decides those of everybody but professionals. */
export function changeableBy({ actor, scope }: Access): SQL | undefined {
  const isOwn = eq(vaccinations.authorAccountId, actor.accountId)
  const theirs = decides(scope) ? or(isOwn, ne(vaccinations.authorKind, PROFESSIONAL)) : isOwn
  return and(theirs, ne(vaccinations.state, IN_ERROR))
}

/** Removed less than thirty days ago by the database's clock. */
export const isRestorable = () => sql`${vaccinations.deletedAt} > now() - make_interval(days => ${DAYS_TO_RESTORE})`

/**
 * The document that a line rests on, which version of it, and its words, which stay when it goes; null where none is named.
 * @throws InvalidInputError for a document that is not there for who writes
 */
export async function proofOf({ tx, patientId, scope }: Access, documentId: string | null) {
  if (documentId === null) return null
  const here = and(eq(documents.patientId, patientId), eq(documents.id, documentId), isNull(documents.deletedAt))
  const [row] = await tx
    .select({ version: documents.version, title: documents.title })
    .from(documents)
    .where(and(here, itemsWithin(documents, scope)))
  if (!row) throw new InvalidInputError("vaccinations.document_gone", "documentId")
  const columns = { sourceDocumentId: documentId, sourceDocumentVersion: row.version }
  return { columns, words: { title: row.title, author: null, writtenOn: null } }
}

/**
 * Nobody was vaccinated before they were born.
 * @throws InvalidInputError for a day before
 */
export async function requireAfterBirth({ tx, patientId }: Access, givenOn: PartialDay): Promise<void> {
  const [row] = await tx.select({ birthDate: patients.birthDate }).from(patients).where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  if (latestDay(givenOn) < earliestDay(row.birthDate)) throw new InvalidInputError("vaccinations.before_birth", "givenOn")
}
