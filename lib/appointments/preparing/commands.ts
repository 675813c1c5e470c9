import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { appointmentDocuments, appointmentQuestions } from "@/drizzle/schema/appointments"
import { documents } from "@/drizzle/schema/documents"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { requireStanding } from "../authorship/queries"

type Acting = PatientAccess<"act:appointments">
type Of = { appointmentId: string; questionId: string }

/** Writes down a question to ask there, signed by who wants to ask it; the same form sent twice is one. */
export async function addQuestion(access: Acting, { appointmentId, questionId, question }: Of & { question: string }) {
  const { tx, patientId, actor } = access
  await requireStanding(access, appointmentId)
  const author = { authorAccountId: actor.accountId, authorName: actor.displayName }
  await tx
    .insert(appointmentQuestions)
    .values({ patientId, id: questionId, appointmentId, question, ...author })
    .onConflictDoNothing()
  tell(access, appointmentId)
}

/** Ticks a question that was asked, or takes the tick away; doing it twice is the same as once. */
export async function tickQuestion(access: Acting, of: Of, asked: boolean): Promise<void> {
  const { askedAt } = appointmentQuestions
  await changeQuestion(access, of, { askedAt: asked ? sql`coalesce(${askedAt}, now())` : null }, isNull(REMOVED))
}

/** Takes a question away, or brings it back: who wrote it, or who decides for the patient. */
export async function removeQuestion(access: Acting, of: Of, removed: boolean): Promise<void> {
  const isTheirs = decides(access.scope) ? undefined : eq(appointmentQuestions.authorAccountId, access.actor.accountId)
  await changeQuestion(access, of, { removedAt: removed ? sql`coalesce(${REMOVED}, now())` : null }, isTheirs)
}

const REMOVED = appointmentQuestions.removedAt
type Set = Parameters<ReturnType<Acting["tx"]["update"]>["set"]>[0]

async function changeQuestion(access: Acting, of: Of, set: Set, also?: ReturnType<typeof eq>): Promise<void> {
  const { tx, patientId } = access
  await requireStanding(access, of.appointmentId)
  const table = appointmentQuestions
  const isThis = and(eq(table.patientId, patientId), eq(table.appointmentId, of.appointmentId), eq(table.id, of.questionId))
  const rows = await tx.update(table).set(set).where(and(isThis, also)).returning({ id: table.id })
  if (rows.length === 0) throw new NotFoundError()
  tell(access, of.appointmentId)
}

type Linked = { appointmentId: string; documentId: string }

/**
 * Says that a document is of an appointment, or that it is not; doing it twice is the same as once.
 * @throws NotFoundError for a document that is not there for who says so
 */
export async function linkDocument(access: Acting, { appointmentId, documentId }: Linked, linked: boolean): Promise<void> {
  const { tx, patientId, scope } = access
  await requireStanding(access, appointmentId)
  const isThere = and(eq(documents.patientId, patientId), eq(documents.id, documentId), isNull(documents.deletedAt))
  const found = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(isThere, itemsWithin(documents, scope)))
  if (found.length === 0) throw new NotFoundError()
  const table = appointmentDocuments
  const isThis = and(eq(table.appointmentId, appointmentId), eq(table.documentId, documentId))
  if (linked) await tx.insert(table).values({ patientId, appointmentId, documentId }).onConflictDoNothing()
  else await tx.delete(table).where(and(eq(table.patientId, patientId), isThis))
  tell(access, appointmentId)
}

function tell(access: Acting, appointmentId: string): void {
  access.trace({ action: "appointment.prepared", permission: "act:appointments", resourceIds: [appointmentId] })
}
