import "server-only"
import { and, asc, desc, eq, isNull } from "drizzle-orm"
import { appointmentDocuments, appointmentQuestions } from "@/drizzle/schema/appointments"
import { documents } from "@/drizzle/schema/documents"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { OfAppointment, Question } from "../rules"

type Viewing = PatientAccess<"view:appointments">

/** What somebody wants to ask at an appointment that the one who looks was shown, in the order in which it was written. */
export async function listQuestions({ tx, patientId, scope }: Viewing, appointmentId: string): Promise<Question[]> {
  const { id, question, askedAt, addedAt, removedAt, authorAccountId, authorName } = appointmentQuestions
  const rows = await tx
    .select({ id, question, askedAt, authorAccountId, authorName })
    .from(appointmentQuestions)
    .where(
      and(
        eq(appointmentQuestions.patientId, patientId),
        eq(appointmentQuestions.appointmentId, appointmentId),
        isNull(removedAt),
      ),
    )
    .orderBy(asc(addedAt), asc(id))
  return rows.map((row) => {
    const isYours = row.authorAccountId === scope.actorAccountId
    const { id: questionId, question: asked, askedAt: at } = row
    return {
      ...{ id: questionId, question: asked, askedAt: at },
      by: isYours ? null : row.authorName,
      mayRemove: isYours || decides(scope),
    }
  })
}

/** The documents of an appointment that the one who looks was shown, as far as they may read them: of any other there is nothing to tell. */
export async function listOfAppointment({ tx, patientId, scope }: Viewing, appointmentId: string): Promise<OfAppointment[]> {
  const isOf = and(eq(documents.patientId, appointmentDocuments.patientId), eq(documents.id, appointmentDocuments.documentId))
  return tx
    .select({ id: documents.id, title: documents.title })
    .from(appointmentDocuments)
    .innerJoin(documents, and(isOf, isNull(documents.deletedAt), itemsWithin(documents, scope)))
    .where(and(eq(appointmentDocuments.patientId, patientId), eq(appointmentDocuments.appointmentId, appointmentId)))
    .orderBy(desc(documents.depositedAt), desc(documents.id))
}
