import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import { trustedSignatures, wishes } from "@/drizzle/schema/wishes"
import type { SignatureStatus } from "@/drizzle/wish-vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { SignatureAccess } from "@/lib/access/signature-access"
import { appendAudit } from "@/lib/audit/append"
import { NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import { configuration } from "@/lib/platform/configuration"
import { groupedCode } from "@/lib/platform/written-code"
import { type Signing, signatureCode } from "./rules"

const { id, expiresAt, signerName, answeredAt, renouncedAt } = trustedSignatures

/** What is read of a signature beside its wish. */
export const SIGNING_COLUMNS = {
  ...{ id, expiresAt, signerName, answeredAt, renouncedAt },
  state: sql<Signing["state"]>`case when ${trustedSignatures.status} = 'sent' and ${expiresAt} <= now() then 'expired'
    else ${trustedSignatures.status} end`,
}

/** The signature of a wish, as a join: to anybody but who may write, only that somebody signed. */
export const ofWish = (access: PatientAccess<"view:wishes">) =>
  and(
    eq(trustedSignatures.patientId, access.patientId),
    eq(trustedSignatures.wishId, wishes.id),
    isNull(trustedSignatures.withdrawnAt),
    access.may("edit:wishes") ? undefined : eq(trustedSignatures.status, "signed"),
  )

/** The link to hand over while it waits; null when there is nothing to hand over. */
export function linkToSign({ id, state, expiresAt }: Signing): string | null {
  const { secret, url } = configuration()
  return state === "sent" ? `${url}/trusted-person/${groupedCode(signatureCode(secret, id, expiresAt))}` : null
}

/** What somebody who holds the code may read: who asks, whom, and what they answered; nothing of the record. */
export async function readSignature({ tx, actor, patientId, signatureId }: SignatureAccess) {
  const [row] = await tx
    .select({
      named: trustedSignatures.named,
      status: sql<SignatureStatus>`${trustedSignatures.status}`,
      answeredAt,
      holder: patients.holderAccountId,
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
    })
    .from(trustedSignatures)
    .innerJoin(patients, eq(patients.patientId, trustedSignatures.patientId))
    .where(and(eq(trustedSignatures.patientId, patientId), eq(id, signatureId)))
  if (!row) throw new NotFoundError()
  const doer = { actorAccountId: actor.accountId, basis: null, delegationId: null }
  await appendAudit(tx, patientId, doer, [{ action: "trusted_person.shown", resourceIds: [signatureId] }])
  const { named, status, holder } = row
  return { patientName: personName(row), named, status, answeredAt: row.answeredAt, isOwn: holder === actor.accountId }
}
