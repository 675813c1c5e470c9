import "server-only"
import { desc, eq } from "drizzle-orm"
import { erasedSpaces } from "@/drizzle/schema/erased-spaces"
import type { OwnAccess } from "@/lib/access/own-access"
import { type Certificate, referenceOf } from "../rules"

/** The spaces of one's own that were erased, the latest first. */
export async function listCertificates({ tx, actor }: OwnAccess): Promise<Certificate[]> {
  const { spaceId, askedAt, erasedAt, accountId } = erasedSpaces
  const rows = await tx
    .select({ spaceId, askedAt, erasedAt })
    .from(erasedSpaces)
    .where(eq(accountId, actor.accountId))
    .orderBy(desc(erasedAt))
  return rows.map(({ spaceId: space, ...dates }) => ({ reference: referenceOf(space), ...dates }))
}
