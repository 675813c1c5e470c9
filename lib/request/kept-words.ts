import "server-only"
import { hkdfSync } from "node:crypto"
import { deflateRawSync, inflateRawSync } from "node:zlib"
import { z } from "zod"
import type { FormValues } from "@/lib/forms/rules"
import { configuration } from "@/lib/platform/configuration"
import { decryptText, encryptText } from "@/lib/platform/keys/keyring"

/** How long words that were typed and not sent wait for the person who typed them. */
export const KEPT_SECONDS = 3600

const PLACE = "words kept"
const LARGEST = 64 * 1024

/** The question asked alone: its answer stays on no device. */
const NEVER_KEPT = ["answer"]

/** Whose words, on which page; `null` is somebody who is not signed in. */
export type Whose = { accountId: string | null; pathname: string }

/** Words of a page; it says that it kept them, unless the person asked to see it again with them. */
export type Kept = { values: FormValues; isTold: boolean }

const words = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** The words as a page of ours sends them; null for anything else. */
export function parseWords(sent: unknown): FormValues | null {
  try {
    return words.parse(JSON.parse(String(sent)))
  } catch {
    return null
  }
}

const kept = z.object({
  accountId: z.string().nullable(),
  pathname: z.string(),
  until: z.number(),
  isTold: z.boolean(),
  values: words,
})

/** What somebody typed on a page, encrypted for them, as the browser keeps it. */
export function sealWords({ accountId, pathname }: Whose, { values, isTold }: Kept, now: Date): string {
  const left = Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_KEPT.includes(name)))
  const text = JSON.stringify({ accountId, pathname, isTold, values: left, until: now.getTime() + KEPT_SECONDS * 1000 })
  return encryptText(key(), deflateRawSync(text).toString("base64"), PLACE).toString("base64url")
}

/** The words again, for the same person on the same page within the hour; null for anybody and anything else. */
export function openWords(sealed: string, { accountId, pathname }: Whose, now: Date): Kept | null {
  try {
    const packed = Buffer.from(decryptText(key(), Buffer.from(sealed, "base64url"), PLACE), "base64")
    const found = kept.parse(JSON.parse(inflateRawSync(packed, { maxOutputLength: LARGEST }).toString()))
    const isTheirs = found.accountId === accountId && found.pathname === pathname
    return isTheirs && now.getTime() < found.until ? found : null
  } catch {
    return null
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", configuration().secret, "", "relais words kept", 32))
}
