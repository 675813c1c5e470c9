import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { appointmentDocuments, appointments } from "@/drizzle/schema/appointments"
import { beginning, type ItemApart, type Judged } from "@/lib/access/apart"
import { type DocumentWords, keepApart, keepSource } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { AuditAction, Permission } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { NotFoundError, OvertakenError } from "@/lib/errors"
import { changeableBy, here, isRestorable } from "./authorship/queries"
import { companionName, requireCompanion } from "./companions/queries"
import type { Said, SaidAnew, SaidOnce } from "./schema"

type Acting = PatientAccess<"act:appointments">
type Changing = PatientAccess<never>
export type Change = { id: string; version: number; action: AuditAction; permission: Permission }
const ACT = "act:appointments"

/**
 * Notes an appointment, signed by who says it. What somebody says whom the patient let in waits for the patient; what she says
 * herself, or who answers for a child, stands. The same form sent twice is one. One taken out of a document is set apart as that is.
 */
export async function addAppointment(access: Acting, input: SaidOnce, from?: OfDocument): Promise<void> {
  const { appointmentId: id, intimate, ...said } = input
  const { tx, patientId, scope } = access
  const judged: Judged =
    intimate === "yes" && decides(scope)
      ? { sensitivity: "sensitive", sensitiveTopic: "chosen" }
      : { sensitivity: "not", sensitiveTopic: null }
  const source = from && { sourceDocumentId: from.source.documentId, sourceDocumentVersion: from.documentVersion }
  const [made] = await tx
    .insert(appointments)
    .values({
      ...{ patientId, id, ...(await contentOf(access, said, "appointment.added")), ...(await signatureOf(access)) },
      ...{ ...source, ...beginning(judged, from?.apart) },
    })
    .onConflictDoNothing()
    .returning({ id: appointments.id })
  // Sent again, it adds nothing: what is said of it is that it stands in the agenda.
  const action = made ? "appointment.added" : "appointment.listed"
  access.trace({ action, permission: ACT, resourceIds: made ? [made.id] : [] })
  if (!made) return
  if (from) await keepDocument(access, id, from)
  await requireCompanion(access, id, said.companionId)
}
/** Out of which document it was taken, and how that is set apart. */
type OfDocument = { source: DocumentWords & { documentId: string }; documentVersion: number; apart: ItemApart }

/** It is found among the documents of the appointment, by whoever may read it. */
async function keepDocument(access: Acting, appointmentId: string, { source, apart }: OfDocument): Promise<void> {
  const { tx, patientId } = access
  await keepApart(access, "appointments", appointmentId, apart)
  await keepSource(access, "appointments", appointmentId, source)
  await tx.insert(appointmentDocuments).values({ patientId, appointmentId, documentId: source.documentId })
}

/**
 * Says an appointment anew: its author, or who decides for the patient. What a caregiver changes waits again; who decides stands
 * for what they change.
 * @throws OvertakenError when it was changed meanwhile: both are shown then
 */
export async function changeAppointment(access: Acting, { appointmentId: id, version, ...said }: SaidAnew): Promise<void> {
  const action = "appointment.changed"
  const content = await contentOf(access, said, action)
  const { state, authorName } = await signatureOf(access)
  const isAnothers = sql`${appointments.authorAccountId} <> ${access.actor.accountId}`
  const standing = {
    confirmedAt: sql`case when ${isAnothers} then now() end`,
    confirmedByName: sql`case when ${isAnothers} then ${authorName} end`,
  }
  const set = { ...content, ...standing, state, saidAt: sql`now()` }
  await changeLine(access, { id, version, action, permission: ACT }, set, changeableBy(access))
  await requireCompanion(access, id, said.companionId)
}

/** Cancels one, for thirty days at first: its author, or who decides for the patient. */
export async function cancelAppointment(access: Acting, id: string, version: number): Promise<void> {
  const change = { id, version, action: "appointment.cancelled", permission: ACT } as const
  await changeLine(access, change, { deletedAt: sql`now()` }, changeableBy(access))
}

/**
 * Brings a cancelled one back as it was; who only helps has it confirmed again, since somebody else may have cancelled it. One that
 * is back already stays so.
 * @throws NotFoundError when the thirty days are over
 */
export async function restoreAppointment(access: Acting, id: string): Promise<void> {
  const rows = await access.tx
    .update(appointments)
    .set({
      ...(access.scope.items.kind === "granted" ? WAITING : {}),
      deletedAt: null,
      version: sql`${appointments.version} + 1`,
    })
    .where(and(here(access, id), isRestorable(), changeableBy(access)))
    .returning({ id: appointments.id })
  if (rows.length === 0) await requireLine(access, id)
  access.trace({ action: "appointment.restored", permission: ACT, resourceIds: [id] })
}

const WAITING = { state: "proposed", confirmedAt: null, confirmedByName: null }

/**
 * Changes the version that the person saw.
 * @throws OvertakenError for any other version
 * @throws NotFoundError for one that is not there for who asks
 */
export async function changeLine(access: Changing, change: Change, set: PgUpdateSetSource<typeof appointments>, also?: SQL) {
  const { id, version, action, permission } = change
  const rows = await access.tx
    .update(appointments)
    .set({ ...set, version: sql`${appointments.version} + 1` })
    .where(and(here(access, id), isNull(appointments.deletedAt), eq(appointments.version, version), also))
    .returning({ id: appointments.id })
  if (rows.length === 0) await requireLine(access, id)
  access.trace({ action, permission, resourceIds: [id] })
  if (rows.length === 0) throw new OvertakenError("appointments.changed_meanwhile")
}

async function requireLine(access: Changing, id: string): Promise<void> {
  const [row] = await access.tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(here(access, id), isNull(appointments.deletedAt)))
  if (!row) throw new NotFoundError()
}

async function contentOf(access: Acting, { companionId, companion, ...said }: Said, action: AuditAction) {
  try {
    const name = await companionName(access, companionId)
    return { ...said, companion: name ?? companion, companionAccountId: companionId }
  } catch (error) {
    // What was asked is told as tried: the circle was known by then.
    access.trace({ action, permission: ACT })
    throw error
  }
}
