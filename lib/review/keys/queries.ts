import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { reviewCases } from "@/drizzle/schema/reviews"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { keyring, newKey } from "@/lib/platform/keys/keyring"

const ring = () => {
  const { rootKey, previousRootKeys } = configuration()
  return keyring({ current: rootKey, previous: previousRootKeys })
}

/** A new key for the evidence and the words of one request, wrapped by the root key. */
export function newCaseKey(caseId: string) {
  return ring().wrapPatientKey(newKey(), caseId)
}

/** The key of one request, for who asked or for its reviewer: it opens the keys of the evidence, and the words of the letters. */
export async function openCaseKey({ tx, caseId }: { tx: Transaction; caseId: string }): Promise<Buffer> {
  const [row] = await tx
    .select({ wrappedKey: reviewCases.wrappedKey, rootKeyId: reviewCases.rootKeyId })
    .from(reviewCases)
    .where(eq(reviewCases.id, caseId))
  if (!row) throw new NotFoundError()
  return ring().unwrapPatientKey(row, caseId)
}
