import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { trustedSignatures, wishes } from "@/drizzle/schema/wishes"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { ruleValue } from "@/lib/reference/dated-rules"
import { oneAtATime } from "../../one-at-a-time/commands"
import { hashSignatureCode, signatureCode } from "../rules"

type Edit = PatientAccess<"edit:wishes">

/**
 * Gives a code by which the person who is named signs: thirty days, once. A code that still waits stays as it is.
 * @throws NotFoundError when somebody else is named meanwhile, or nobody
 */
export async function askSignature(access: Edit, wishId: string): Promise<void> {
  const { tx, patientId } = access
  await oneAtATime(access)
  const [named] = await tx
    .select({ name: sql<string>`${wishes.said} ->> 'name'` })
    .from(wishes)
    .where(and(ofWish(patientId, wishId), eq(wishes.kind, "trusted_person"), isNull(wishes.endedAt), isNull(wishes.deletedAt)))
  if (!named) throw new NotFoundError()
  access.trace({ action: "trusted_person.signature_asked", permission: "edit:wishes", resourceIds: [wishId] })
  // Whoever answered no, or took too long, is asked by a new code; a signature that stands is taken back first.
  await tx
    .update(trustedSignatures)
    .set({ withdrawnAt: sql`now()` })
    .where(and(ofSignatures(patientId, wishId), sql`(${trustedSignatures.status} in ('declined', 'renounced') or ${isTooOld})`))
  const standing = await tx.select({ id: trustedSignatures.id }).from(trustedSignatures).where(ofSignatures(patientId, wishId))
  if (standing.length > 0) return
  const [made] = await tx
    .select({
      id: sql<string>`uuidv7()`,
      expiresAt: inDays(ruleValue("invitation_lives").value).mapWith(trustedSignatures.expiresAt),
    })
    .from(sql`(select 1) one`)
  if (!made) throw new NotFoundError()
  const { secret } = configuration()
  const codeHash = hashSignatureCode(secret, signatureCode(secret, made.id, made.expiresAt))
  await tx.insert(trustedSignatures).values({ patientId, ...made, wishId, named: named.name, codeHash })
}

/** Takes a code back, or the signature of somebody whom she did not mean; a second time changes nothing. */
export async function withdrawSignature(access: Edit, signatureId: string): Promise<void> {
  const { tx, patientId } = access
  const here = and(eq(trustedSignatures.patientId, patientId), eq(trustedSignatures.id, signatureId))
  const [row] = await tx.select({ id: trustedSignatures.id }).from(trustedSignatures).where(here)
  if (!row) throw new NotFoundError()
  access.trace({ action: "trusted_person.signature_withdrawn", permission: "edit:wishes", resourceIds: [signatureId] })
  await tx
    .update(trustedSignatures)
    .set({ withdrawnAt: sql`now()` })
    .where(and(here, isNull(trustedSignatures.withdrawnAt)))
}

const ofWish = (patientId: string, wishId: string) => and(eq(wishes.patientId, patientId), eq(wishes.id, wishId))
const ofSignatures = (patientId: string, wishId: string) =>
  and(eq(trustedSignatures.patientId, patientId), eq(trustedSignatures.wishId, wishId), isNull(trustedSignatures.withdrawnAt))
const isTooOld = sql`(${trustedSignatures.status} = 'sent' and ${trustedSignatures.expiresAt} <= now())`

/** At the end of that day in Paris, to the second: the code follows from it. */
const inDays = (days: number) =>
  sql`(date_trunc('day', now() at time zone 'Europe/Paris') + (${days}::int + 1) * interval '1 day' - interval '1 second') at time zone 'Europe/Paris'`
