import { createHmac } from "node:crypto"
import { readCode, writeCode } from "@/lib/platform/written-code"

/** 160 bits: nobody finds a feed by trying. */
const SECRET_LENGTH = 32

/** The secret of a feed: it follows from the portal's, so that the database holds nothing from which it could be read. */
export function feedSecret(secret: string, feedId: string): string {
  return writeCode(createHmac("sha256", secret).update(`agenda feed secret|${feedId}`).digest(), SECRET_LENGTH)
}

/** What the database keeps of a secret; of what can be none as well, so that both are looked for alike. */
export function hashFeedSecret(secret: string, given: string): Buffer {
  const read = readCode(given.replace(/\.ics$/i, ""), SECRET_LENGTH) ?? ""
  return createHmac("sha256", secret).update(`agenda feed|${read}`).digest()
}
