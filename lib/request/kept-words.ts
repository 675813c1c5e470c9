import "server-only"
import { createHmac, hkdfSync } from "node:crypto"
import { deflateRawSync, inflateRawSync } from "node:zlib"
import { z } from "zod"
import type { FormValues } from "@/lib/forms/rules"
import { configuration } from "@/lib/platform/configuration"
import { decryptText, encryptText } from "@/lib/platform/keys/keyring"

/** How long words that were typed and not sent wait for the person who typed them. */
export const KEPT_SECONDS = 3600

const PLACE = "words kept"
const LARGEST = 64 * 1024

/** The question asked alone, by the name of its field, which no other form has: its answer stays on no device. */
const NEVER_KEPT = ["alone"]

/** Whose words, at which place of practice, on which page; `null` is nobody signed in, and no place that is known. */
export type Whose = { accountId: string | null; place: string | null; pathname: string }

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
  place: z.string().nullable(),
  pathname: z.string(),
  until: z.number(),
  isTold: z.boolean(),
  values: words,
})

/** A page as the name of a cookie says it: a word by which nobody else knows it. */
export const pageMark = (pathname: string): string => createHmac("sha256", key()).update(pathname).digest("base64url").slice(0, 8)

/** What somebody typed on a page, encrypted for them, as the browser keeps it. */
export function sealWords(whose: Whose, { values, isTold }: Kept, now: Date): string {
  const left = Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_KEPT.includes(name)))
  const text = JSON.stringify({ ...whose, isTold, values: left, until: now.getTime() + KEPT_SECONDS * 1000 })
  return encryptText(key(), deflateRawSync(text).toString("base64"), PLACE).toString("base64url")
}

/**
 * The words again, for the same person on the same page within the hour; null for anybody and anything else, and for who
 * practises at another place now.
 */
export function openWords(sealed: string, { accountId, place, pathname }: Whose, now: Date): Kept | null {
  const found = open(sealed)
  if (found?.accountId !== accountId || found.pathname !== pathname || now.getTime() >= found.until) return null
  return found.place !== null && place !== null && found.place !== place ? null : found
}

/** Until when words are kept, in milliseconds; 0 for what is none. */
export const untilOf = (sealed: string): number => open(sealed)?.until ?? 0

function open(sealed: string): z.infer<typeof kept> | null {
  try {
    const packed = Buffer.from(decryptText(key(), Buffer.from(sealed, "base64url"), PLACE), "base64")
    return kept.parse(JSON.parse(inflateRawSync(packed, { maxOutputLength: LARGEST }).toString()))
  } catch {
    return null
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", configuration().secret, "", "relais words kept", 32))
}
