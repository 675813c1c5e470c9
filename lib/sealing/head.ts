import { createHash, type KeyObject, sign, verify } from "node:crypto"
import { open, readFile, rename } from "node:fs/promises"
import { dirname } from "node:path"
import { z } from "zod"

const VERSION = "relais.journal.head.v2"
/** Heads that were made before the time of the sealing was under the seal. */
const TIMELESS_VERSION = "relais.journal.head.v1"

export type Head = {
  previousHead: Buffer
  number: number
  fromTx: string
  toTx: string
  count: number
  root: Buffer
  epoch: number
  /** Microseconds since 1970, as text; null for a head of the first version. */
  sealedAt: string | null
}

/** What the first batch is chained to. */
export const NO_HEAD = Buffer.alloc(32)

/** The head of a batch: it speaks for every batch before it. Every part has one length, so none runs into the next. */
export function hashHead(head: Head): Buffer {
  const numbers = Buffer.alloc(28)
  numbers.writeUInt32BE(head.number, 0)
  numbers.writeBigUInt64BE(BigInt(head.fromTx), 4)
  numbers.writeBigUInt64BE(BigInt(head.toTx), 12)
  numbers.writeUInt32BE(head.count, 20)
  numbers.writeUInt32BE(head.epoch, 24)
  const hash = createHash("sha256").update(head.sealedAt === null ? TIMELESS_VERSION : VERSION)
  return hash
    .update(head.previousHead)
    .update(numbers)
    .update(head.root)
    .update(head.sealedAt ?? "")
    .digest()
}

/** Ed25519 over the head; the private key never leaves the process that seals. */
export function signHead(head: Buffer, signer: KeyObject): Buffer {
  return sign(null, head, signer)
}

/** Whether this head was signed with the key that belongs to this public one. */
export function isSigned(head: Buffer, signature: Buffer, publicKey: KeyObject): boolean {
  return verify(null, head, publicKey, signature)
}

export type KeptHead = { epoch: number; number: number; head: Buffer; signature: Buffer }

const hex = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((text) => Buffer.from(text, "hex"))
const keptHead = z.object({ epoch: z.int().min(1), number: z.int().min(1), head: hex, signature: hex })

/** The last head as it is kept outside the database, so that a cut tail shows; null when none was ever kept. */
export async function readHeadFile(file: string): Promise<KeptHead | null> {
  try {
    return keptHead.parse(JSON.parse(await readFile(file, "utf8")))
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
    throw new Error(`The file of the journal's head cannot be read: ${file}.`, { cause: error })
  }
}

/** Replaces the kept head in one step, durably: after a power cut there is the old one or the new one. One at a time. */
export async function writeHeadFile(file: string, { epoch, number, head, signature }: KeptHead): Promise<void> {
  const part = `${file}.part`
  const handle = await open(part, "w", 0o600)
  try {
    const text = { epoch, number, head: head.toString("hex"), signature: signature.toString("hex") }
    await handle.writeFile(`${JSON.stringify(text)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(part, file)
  const folder = await open(dirname(file), "r")
  await folder.sync().finally(() => folder.close())
}
