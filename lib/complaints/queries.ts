import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { complaints } from "@/drizzle/schema/complaints"
import type { OwnAccess } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { openWords } from "@/lib/platform/keys/sealed-words"
import { isUuid } from "@/lib/platform/uuid"
import { stateOf } from "./rules"
import { complaintSchema } from "./schema"

const { accountId, id, wordsCiphertext, wrappedKey, rootKeyId, sentAt, readAt, answeredAt, withdrawnAt } = complaints
const COLUMNS = { id, wordsCiphertext, wrappedKey, rootKeyId, sentAt, readAt, answeredAt, withdrawnAt }

type Row = Pick<typeof complaints.$inferSelect, keyof typeof COLUMNS>

/** The complaints that the actor sent, the newest first; of one that was withdrawn nothing is left but when. */
export async function listComplaints({ tx, actor }: OwnAccess) {
  const rows = await tx
    .select(COLUMNS)
    .from(complaints)
    .where(eq(accountId, actor.accountId))
    .orderBy(desc(sentAt), desc(id))
    .limit(100)
  return rows.map(asComplaint)
}

/** One of them. @throws NotFoundError for anybody else's */
export async function requireComplaint({ tx, actor }: OwnAccess, complaintId: string) {
  const [row] = isUuid(complaintId)
    ? await tx
        .select(COLUMNS)
        .from(complaints)
        .where(and(eq(accountId, actor.accountId), eq(id, complaintId)))
    : []
  if (!row) throw new NotFoundError()
  return asComplaint(row)
}

function asComplaint({ wordsCiphertext: sealed, ...row }: Row) {
  const { sentAt: sent, readAt: read, answeredAt: answered, withdrawnAt: withdrawn } = row
  const text = sealed && openWords({ ...row, wordsCiphertext: sealed }, row.id)
  const said = text ? complaintSchema.parse(JSON.parse(text)) : null
  return { id: row.id, state: stateOf(row), said, sentAt: sent, readAt: read, answeredAt: answered, withdrawnAt: withdrawn }
}
