import "server-only"
import { and, eq, type SQL, sql } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import { trustedSignatures } from "@/drizzle/schema/wishes"
import type { AuditAction } from "@/lib/access/sections"
import type { SignatureAccess } from "@/lib/access/signature-access"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { isOldEnough } from "../rules"

/**
 * Signs as somebody's trusted person (CSP art. L1111-6), in one's own name. It gives no access; a second press changes nothing.
 * @throws ConflictError `wishes.own_signature` for the person herself, `wishes.minor_signer` under the age of majority
 */
export async function signDesignation(signature: SignatureAccess): Promise<void> {
  const { actor } = signature
  await refuseOwn(signature)
  if (!isOldEnough("trusted_person", actor.traits?.birthDate ?? "", new Date())) throw new ConflictError("wishes.minor_signer")
  await answer(signature, "signed", "trusted_person.signed")
}

/** Says no; the code serves nobody any more. */
export async function declineDesignation(signature: SignatureAccess): Promise<void> {
  await refuseOwn(signature)
  await answer(signature, "declined", "trusted_person.declined")
}

/** Who signed is it no longer, without a reason; a second press changes nothing. */
export async function renounceDesignation(signature: SignatureAccess): Promise<void> {
  await move(signature, "trusted_person.renounced", "signed", { status: "renounced", renouncedAt: sql`now()` })
}

async function answer(signature: SignatureAccess, status: "signed" | "declined", action: AuditAction): Promise<void> {
  const { accountId, displayName } = signature.actor
  await move(signature, action, "sent", { status, signerAccountId: accountId, signerName: displayName, answeredAt: sql`now()` })
}

type Answer = { status: "signed" | "declined" | "renounced" } & Partial<
  Record<"signerAccountId" | "signerName", string> & Record<"answeredAt" | "renouncedAt", SQL>
>

/** @throws NotFoundError where somebody else was quicker, or what is answered was answered otherwise */
async function move(signature: SignatureAccess, action: AuditAction, from: string, to: Answer): Promise<void> {
  const { tx, actor, patientId, signatureId } = signature
  const here = and(eq(trustedSignatures.patientId, patientId), eq(trustedSignatures.id, signatureId))
  const moved = await tx
    .update(trustedSignatures)
    .set(to)
    .where(and(here, eq(trustedSignatures.status, from)))
    .returning({ id: trustedSignatures.id })
  const doer = { actorAccountId: actor.accountId, basis: null, delegationId: null }
  if (moved.length === 0) {
    const [row] = await tx.select({ status: trustedSignatures.status }).from(trustedSignatures).where(here)
    if (row?.status !== to.status) throw new NotFoundError()
    return
  }
  await appendAudit(tx, patientId, doer, [{ action, resourceIds: [signatureId] }])
  await tellPatient(tx, patientId, "answered", { subject: "trusted_person", subjectId: signatureId, name: actor.displayName })
}

async function refuseOwn({ tx, actor, patientId }: SignatureAccess): Promise<void> {
  if (actor.face !== "citizen") throw new NotFoundError()
  const [patient] = await tx.select({ holder: patients.holderAccountId }).from(patients).where(eq(patients.patientId, patientId))
  if (patient?.holder === actor.accountId) throw new ConflictError("wishes.own_signature")
}
