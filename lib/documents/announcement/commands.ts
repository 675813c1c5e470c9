import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import type { AuthorKind, ConfidentialityMark } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { isUuid } from "@/lib/platform/uuid"
import { announcementFault } from "./rules"
import type { OwnMark, PutOff } from "./schema"

/** What a professional marked himself, he alone lifts; whatever ended since, it stays his to lift. */
type Marking = PatientAccess<"edit:marks">

const UNSEEN: ConfidentialityMark = "INVISIBLE_PATIENT"
const UNSEEN_BY_PARENTS: ConfidentialityMark = "INVISIBLE_REPRESENTANTS_LEGAUX"
const PROFESSIONAL: AuthorKind = "professional"

/** The patient was told what the document says: she reads it from now on, and is written to. */
export async function announce(access: Marking, { documentId, version }: OwnMark): Promise<void> {
  await lift(access, { documentId, version, mark: UNSEEN, action: "document.announced" }, { announceOn: null })
  await tellPatient(access.tx, access.patientId, "new_document", { subject: "document", subjectId: documentId })
}

/**
 * Another day is planned for the announcement.
 * @throws InvalidInputError when the day is not after today, or further away than the rule says
 */
export async function putOffAnnouncement(access: Marking, { documentId, version, announceOn }: PutOff): Promise<void> {
  const fault = announcementFault(announceOn, new Date())
  if (fault) throw new InvalidInputError(fault, "announceOn")
  await change(access, { documentId, version, mark: UNSEEN, action: "document.announcement_put_off" }, { announceOn })
}

/** A minor's secret is one no longer: the holders of parental authority see the document. */
export async function showToRepresentatives(access: Marking, { documentId, version }: OwnMark): Promise<void> {
  await lift(access, { documentId, version, mark: UNSEEN_BY_PARENTS, action: "document.shown_to_representatives" }, {})
}

type Set = PgUpdateSetSource<typeof documents>
type Marked = { documentId: string; version: number; mark: ConfidentialityMark; action: AuditAction }

function lift(access: Marking, marked: Marked, set: Set): Promise<void> {
  return change(access, marked, { ...set, marks: sql`array_remove(${documents.marks}, ${marked.mark})` })
}

/** Changes the version that the author saw, of a document that bears the mark; never another's. */
async function change(access: Marking, { documentId, version, mark, action }: Marked, set: Set): Promise<void> {
  if (!isUuid(documentId)) throw new NotFoundError()
  const own = ownDeposit(access, documentId)
  const rows = await access.tx
    .update(documents)
    .set({ ...set, version: sql`${documents.version} + 1` })
    .where(and(own, eq(documents.version, version), sql`${documents.marks} @> array[${mark}]::text[]`))
    .returning({ id: documents.id })
  const kept = rows.length > 0 ? rows : await access.tx.select({ id: documents.id }).from(documents).where(own)
  if (kept.length === 0) throw new NotFoundError()
  access.trace({ action, permission: "edit:marks", resourceIds: [documentId] })
  if (rows.length === 0) throw new ConflictError("documents.changed_meanwhile")
}

const ownDeposit = ({ patientId, actor }: Marking, documentId: string): SQL | undefined =>
  and(
    eq(documents.patientId, patientId),
    eq(documents.id, documentId),
    eq(documents.authorAccountId, actor.accountId),
    eq(documents.authorKind, PROFESSIONAL),
    isNull(documents.deletedAt),
  )
