import { createHmac } from "node:crypto"
import { configuration } from "../platform/configuration"

/** What a matricule INS is found and compared by: HMAC-SHA-256 under the portal's secret, so that none is decrypted for it. */
export function insDigest(oid: string, matricule: string): Buffer {
  return createHmac("sha256", configuration().secret).update(`ins ${oid} ${matricule}`).digest()
}
