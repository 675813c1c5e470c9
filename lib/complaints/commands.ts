import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { complaints } from "@/drizzle/schema/complaints"
import { takeTurn } from "@/lib/access/limits"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceOwn } from "@/lib/access/own-lines"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { contactAddress } from "@/lib/platform/contact"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { sealWords } from "@/lib/platform/keys/sealed-words"
import { wordsIn } from "@/lib/words/translator"
import type { SaidComplaint } from "./schema"

/**
 * Sends a complaint to whoever runs the portal, who is told by mail that one waits, never what it says nor of whom it is. It is
 * its author's own, and stands in no other journal than theirs.
 * @throws ConflictError `complaints.too_many` for more in a day than anybody writes by hand
 */
export async function sendComplaint(own: OwnAccess, { about, words, answer }: SaidComplaint): Promise<string> {
  const { tx, actor } = own
  if (!(await takeTurn(tx, "complaints", actor.accountId))) throw new ConflictError("complaints.too_many")
  const id = randomUUID()
  const sealed = sealWords(JSON.stringify({ about, words, answer }), id)
  await tx.insert(complaints).values({ accountId: actor.accountId, id, ...sealed })
  const t = wordsIn("fr", "mail")
  const text = t("complaint.text", { site: configuration().url })
  await enqueue(tx, "mail.send", { to: contactAddress(), subject: t("complaint.subject"), text }, { key: "complaint waits" })
  await traceOwn(own, { action: "complaint.sent", resourceIds: [id] })
  return id
}

/**
 * Takes a complaint back: its words are gone, and nobody reads it from now on.
 * @throws ConflictError `complaints.already_withdrawn` when that was done meanwhile
 */
export async function withdrawComplaint(own: OwnAccess, complaintId: string): Promise<void> {
  const { tx, actor } = own
  const mine = and(eq(complaints.accountId, actor.accountId), eq(complaints.id, complaintId))
  const rows = await tx
    .update(complaints)
    .set({ withdrawnAt: sql`now()`, wordsCiphertext: null })
    .where(and(mine, isNull(complaints.withdrawnAt)))
    .returning({ id: complaints.id })
  if (rows.length > 0) return traceOwn(own, { action: "complaint.withdrawn", resourceIds: [complaintId] })
  const [gone] = await tx.select({ id: complaints.id }).from(complaints).where(mine)
  throw gone ? new ConflictError("complaints.already_withdrawn") : new NotFoundError()
}
