import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"

/** What an object is bound to: under any other patient, document or version it does not decrypt. */
export type EncryptionContext = { patientId: string; documentId: string; version: number }

/** The object is not, byte for byte, what was encrypted with this key for this document. */
export class TamperedError extends Error {
  override name = "TamperedError"
}

const SEGMENT = 64 * 1024
const TAG = 16
const SALT = 32
const FORMAT = Buffer.from([1])
const HEADER = FORMAT.length + SALT
const CIPHER = "aes-256-gcm"

/**
 * Encrypts in segments of 64 KiB, each with its own tag, so that a reader may release one segment before it has seen
 * the next (STREAM construction: Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Each object has its own random salt, so a key used twice never repeats a nonce:
 * give a salt only to encrypt the same bytes once more.
 */
export async function* encryptStream(
  source: AsyncIterable<Uint8Array>,
  key: Buffer,
  context: EncryptionContext,
  salt = newSalt(),
): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([FORMAT, salt])
  const objectKey = deriveObjectKey(key, salt)
  for await (const { bytes, index, last } of cut(source, SEGMENT)) {
    const cipher = createCipheriv(CIPHER, objectKey, nonceOf(index, last))
    cipher.setAAD(boundTo(context, index))
    yield cipher.update(bytes)
    // This mode leaves nothing for the end but its tag.
    cipher.final()
    yield cipher.getAuthTag()
  }
}

/** What makes an object's encryption its own. */
export function newSalt(): Buffer {
  return randomBytes(SALT)
}

/** Decrypts what `encryptStream` made; throws `TamperedError` before it releases any byte of a segment that was altered, moved or cut. */
export async function* decryptStream(
  source: AsyncIterable<Uint8Array>,
  key: Buffer,
  context: EncryptionContext,
): AsyncGenerator<Uint8Array> {
  let objectKey = Buffer.alloc(0)
  for await (const { bytes, index, last } of cut(source, SEGMENT + TAG, HEADER)) {
    if (index >= 0) yield openSegment(bytes, objectKey, nonceOf(index, last), boundTo(context, index))
    else if (last) throw new TamperedError("The object was cut")
    else objectKey = keyFromHeader(bytes, key)
  }
}

/** How many bytes `plain` bytes take once encrypted. */
export function ciphertextLength(plain: number): number {
  return HEADER + plain + TAG * Math.max(1, Math.ceil(plain / SEGMENT))
}

function openSegment(segment: Buffer, key: Buffer, nonce: Buffer, aad: Buffer): Uint8Array {
  if (segment.length < TAG) throw new TamperedError("The object was cut")
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  decipher.setAAD(aad)
  decipher.setAuthTag(segment.subarray(-TAG))
  const plain = decipher.update(segment.subarray(0, -TAG))
  try {
    decipher.final()
  } catch (cause) {
    throw new TamperedError("A segment is not what was encrypted", { cause })
  }
  return plain
}

function keyFromHeader(header: Buffer, key: Buffer): Buffer<ArrayBuffer> {
  if (!header.subarray(0, FORMAT.length).equals(FORMAT)) throw new TamperedError("The object has an unknown format")
  return deriveObjectKey(key, header.subarray(FORMAT.length))
}

function deriveObjectKey(key: Buffer, salt: Buffer): Buffer<ArrayBuffer> {
  return Buffer.from(hkdfSync("sha256", key, salt, "relais object", 32))
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 7)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

function boundTo({ patientId, documentId, version }: EncryptionContext, index: number): Buffer {
  const parts = [patientId, documentId, String(version), String(index)]
  if (parts.some((part) => part.includes("|"))) throw new RangeError("A part of the context holds the separator")
  return Buffer.from(parts.join("|"))
}

type Segment = { bytes: Buffer; index: number; last: boolean }

/**
 * Cuts into segments of `size` counted from 0, after a header (index -1) if there is one; only the last may be shorter.
 * A segment that comes in one piece is given as it came; others are put together in a buffer that is used again. It lives
 * until the next is asked for.
 */
async function* cut(source: AsyncIterable<Uint8Array>, size: number, header = 0): AsyncGenerator<Segment> {
  const join = joiner(size)
  let held: Buffer = Buffer.alloc(0)
  let limit = header || size
  let index = header ? -1 : 0
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    for (let from = 0; from < bytes.length; ) {
      if (held.length === limit) {
        yield { bytes: held, index: index++, last: false }
        held = Buffer.alloc(0)
        limit = size
      }
      const part = bytes.subarray(from, from + limit - held.length)
      held = held.length === 0 ? part : join(held, part)
      from += part.length
    }
  }
  yield { bytes: held, index, last: true }
}

/** Puts pieces together in one buffer, the first of which may lie there already. */
function joiner(size: number): (held: Buffer, part: Buffer) => Buffer {
  let room: Buffer | undefined
  return (held, part) => {
    room ??= Buffer.allocUnsafeSlow(size)
    if (held.buffer !== room.buffer) room.set(held)
    room.set(part, held.length)
    return room.subarray(0, held.length + part.length)
  }
}
