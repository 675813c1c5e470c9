import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { consultationCodes, consultations } from "@/drizzle/schema/care"
import { openConsultation } from "@/lib/access/bases/consultation"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { ruleValue } from "@/lib/reference/dated-rules"
import { consultationCode, hashConsultationCode } from "./rules"

type Edit = PatientAccess<"edit:care_circle">

/** Prepares a code for one consultation; an earlier one that nobody used is withdrawn, so that one is good at a time. */
export async function giveCode(access: Edit): Promise<string> {
  const { tx, patientId, actor } = access
  // Two tabs at once: the second waits, and withdraws what the first gave.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 1))`)
  await withdrawLive(access)
  const id = randomUUID()
  const { secret } = configuration()
  await tx.insert(consultationCodes).values({
    patientId,
    id,
    codeHash: hashConsultationCode(secret, consultationCode(secret, id)),
    givenByAccountId: actor.accountId,
    expiresAt: sql`now() + make_interval(mins => ${ruleValue("consultation_code_lives").value}::int)`,
  })
  access.trace({ action: "consultation.code_given", permission: "edit:care_circle", resourceIds: [id] })
  return id
}

/**
 * Makes a code useless before anybody used it.
 * @throws ConflictError `care.code_over` when it was used, withdrawn or too old already
 */
export async function withdrawCode(access: Edit, codeId: string): Promise<void> {
  if (await withdrawLive(access, codeId)) return
  const { tx, patientId } = access
  const [known] = await tx
    .select({ id: consultationCodes.id })
    .from(consultationCodes)
    .where(and(eq(consultationCodes.patientId, patientId), eq(consultationCodes.id, codeId)))
  if (!known) throw new NotFoundError()
  access.trace({ action: "consultation.code_withdrawn", permission: "edit:care_circle", resourceIds: [codeId] })
  throw new ConflictError("care.code_over")
}

async function withdrawLive(access: Edit, codeId?: string): Promise<boolean> {
  const rows = await access.tx
    .update(consultationCodes)
    .set({ withdrawnAt: sql`now()` })
    .where(
      and(
        eq(consultationCodes.patientId, access.patientId),
        codeId ? eq(consultationCodes.id, codeId) : undefined,
        isNull(consultationCodes.usedAt),
        isNull(consultationCodes.withdrawnAt),
        gt(consultationCodes.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: consultationCodes.id })
  if (rows.length === 0) return false
  const resourceIds = rows.map(({ id }) => id)
  access.trace({ action: "consultation.code_withdrawn", permission: "edit:care_circle", resourceIds })
  return true
}

/**
 * Ends a consultation before its time: the professional reads nothing more from the next request on.
 * @throws ConflictError `care.consultation_over` when it ended meanwhile
 */
export async function endConsultation(access: Edit, consultationId: string): Promise<void> {
  const { tx, patientId } = access
  const here = and(eq(consultations.patientId, patientId), eq(consultations.id, consultationId))
  const ended = await tx
    .update(consultations)
    .set({ endedAt: sql`now()`, endReason: "patient_request" })
    .where(and(here, sql.raw(openConsultation("consultations"))))
    .returning({ id: consultations.id })
  const known = ended.length > 0 ? ended : await tx.select({ id: consultations.id }).from(consultations).where(here)
  if (known.length === 0) throw new NotFoundError()
  access.trace({ action: "consultation.ended", permission: "edit:care_circle", resourceIds: [consultationId] })
  if (ended.length === 0) throw new ConflictError("care.consultation_over")
}
