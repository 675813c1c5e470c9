import "server-only"
import { hkdfSync } from "node:crypto"
import { configuration } from "@/lib/platform/configuration"
import { decryptText, encryptText } from "@/lib/platform/keys/keyring"

const PLACE = "sessions.id_token"

/** The provider's id_token as the database keeps it; it names the person, so it is not kept in the clear. */
export function sealIdToken(idToken: string): Buffer {
  return encryptText(key(), idToken, PLACE)
}

/** The id_token to show back to the provider at sign-out, or null when it cannot be read any more. */
export function openIdToken(sealed: Buffer | null): string | null {
  try {
    return sealed ? decryptText(key(), sealed, PLACE) : null
  } catch {
    return null
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", configuration().secret, "", "relais id_token", 32))
}
