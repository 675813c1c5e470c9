import "server-only"
import { and, eq, isNull, ne, sql } from "drizzle-orm"
import { documentFiles, documents } from "@/drizzle/schema/documents"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { ownDeposit } from "./queries"
import { HOURS_TO_WITHDRAW, WITHDRAWN } from "./rules"

type Adding = PatientAccess<"add:documents">

/**
 * Takes back, within the hour, what the actor deposited by mistake: gone for everybody at once and not to be brought back;
 * what was read out of it goes by trigger, and its objects have no row from then on, and are swept. Done twice, it is done.
 * @throws NotFoundError for what somebody else deposited, or took away meanwhile
 * @throws ConflictError once the hour is over
 */
export async function withdrawDocument(access: Adding, documentId: string): Promise<void> {
  const { tx, patientId } = access
  const isInTime = sql`${documents.depositedAt} > now() - make_interval(hours => ${HOURS_TO_WITHDRAW})`
  const open = and(ownDeposit(access, documentId), isNull(documents.deletedAt), ne(documents.state, WITHDRAWN), isInTime)
  // Its words are held before its key changes, as by whoever reads it now: else each would wait for the other.
  await tx
    .update(documents)
    .set({ title: sql`${documents.title}` })
    .where(open)
  const rows = await tx
    .update(documents)
    .set({
      state: WITHDRAWN,
      deletedAt: sql`now()`,
      version: sql`${documents.version} + 1`,
      // The same form, sent once more, is a deposit of its own.
      idempotencyKey: sql`gen_random_uuid()`,
    })
    .where(open)
    .returning({ id: documents.id })
  const known = rows.length > 0 ? "open" : await requireKnown(access, documentId)
  access.trace({ action: "document.withdrawn", permission: "add:documents", resourceIds: [documentId] })
  if (known === "late") throw new ConflictError("documents.withdrawn_too_late")
  await tx.delete(documentFiles).where(and(eq(documentFiles.patientId, patientId), eq(documentFiles.documentId, documentId)))
}

/** Why nothing was there to be taken back. */
async function requireKnown(access: Adding, documentId: string): Promise<"done" | "late"> {
  const [row] = await access.tx
    .select({ state: documents.state, deletedAt: documents.deletedAt })
    .from(documents)
    .where(ownDeposit(access, documentId))
  if (row?.state === WITHDRAWN) return "done"
  if (!row || row.deletedAt) throw new NotFoundError()
  return "late"
}
