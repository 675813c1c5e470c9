import { randomUUID } from "node:crypto"
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3"
import { StorageUnavailableError } from "../folder-store"
import { answerOf, type Bucket, type Place } from "./bucket"

/** The smallest part that S3 takes: each writing holds one of them in memory, and no more. */
const PART = 5 * 1024 * 1024
/** A key is written once: where the server knows the condition, it refuses a second writing. */
const ONCE = { IfNoneMatch: "*" }

/** `mark` is kept with the object, so that a repeated request is told from another's writing. */
type Writing = { place: Place; mark: string; uploadId?: string; parts: CompletedPart[] }

/** Writes an object part by part; nothing of it is visible before the last, and nothing is kept when the source fails. */
export async function writeObject(bucket: Bucket, place: Place, source: AsyncIterable<Uint8Array>): Promise<number> {
  const writing: Writing = { place, mark: randomUUID(), parts: [] }
  let count = 0
  try {
    for await (const { bytes, last } of cutInParts(source)) {
      count += bytes.byteLength
      if (last && !writing.uploadId) await writeWhole(bucket, writing, bytes)
      else await writePart(bucket, writing, bytes)
    }
    if (writing.uploadId) await complete(bucket, writing)
    return count
  } catch (error) {
    // A storage that is away now is cleared by the sweeper later.
    if (writing.uploadId) await abandon(bucket, place, writing.uploadId).catch(() => undefined)
    throw error
  }
}

async function writeWhole(bucket: Bucket, writing: Writing, bytes: Buffer): Promise<void> {
  const whole = { ...writing.place, Metadata: { writing: writing.mark }, Body: bytes }
  await once(bucket, writing, (condition) =>
    bucket.ask(({ client, how }) => client.send(new PutObjectCommand({ ...whole, ...condition }), how)),
  )
}

async function writePart(bucket: Bucket, writing: Writing, bytes: Buffer): Promise<void> {
  writing.uploadId ??= await begin(bucket, writing)
  const number = { UploadId: writing.uploadId, PartNumber: writing.parts.length + 1 }
  const part = new UploadPartCommand({ ...writing.place, ...number, Body: bytes })
  const { ETag, ChecksumCRC32 } = await bucket.ask(({ client, how }) => client.send(part, how))
  writing.parts.push({ PartNumber: number.PartNumber, ETag, ChecksumCRC32 })
}

async function begin(bucket: Bucket, { place, mark }: Writing): Promise<string> {
  const beginning = new CreateMultipartUploadCommand({ ...place, Metadata: { writing: mark }, ChecksumAlgorithm: "CRC32" })
  const { UploadId } = await bucket.ask(({ client, how }) => client.send(beginning, how))
  if (!UploadId) throw new StorageUnavailableError("The object storage began no upload")
  return UploadId
}

async function complete(bucket: Bucket, writing: Writing): Promise<void> {
  const all = { ...writing.place, UploadId: writing.uploadId, MultipartUpload: { Parts: writing.parts } }
  await once(bucket, writing, (condition) =>
    bucket.ask(({ client, how }) => client.send(new CompleteMultipartUploadCommand({ ...all, ...condition }), how)),
  )
}

/** Gives an unfinished writing up, and frees what it took. */
export async function abandon(bucket: Bucket, place: Place, uploadId: string): Promise<void> {
  const giving = new AbortMultipartUploadCommand({ ...place, UploadId: uploadId })
  try {
    await bucket.ask(({ client, how }) => client.send(giving, how))
  } catch (error) {
    if (answerOf(error).code !== "NoSuchUpload") throw error
  }
}

/** Sends what makes the object visible; when only its answer was lost, the repetition is refused although all is well. */
async function once(bucket: Bucket, writing: Writing, send: (condition: Partial<typeof ONCE>) => Promise<unknown>) {
  try {
    await send(ONCE)
  } catch (error) {
    const { code, attempts } = answerOf(error)
    if (code === "NotImplemented") await send({})
    else if (attempts === 1 || !(await isWritten(bucket, writing))) throw error
  }
}

async function isWritten(bucket: Bucket, { place, mark }: Writing): Promise<boolean> {
  try {
    const { Metadata } = await bucket.ask(({ client, how }) => client.send(new HeadObjectCommand(place), how))
    return Metadata?.writing === mark
  } catch {
    return false
  }
}

/** The buffer is used again: a part lives until the next is asked for. */
async function* cutInParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  const buffer = Buffer.allocUnsafe(PART)
  let filled = 0
  for await (const chunk of source) {
    for (let from = 0; from < chunk.byteLength; ) {
      if (filled === PART) {
        yield { bytes: buffer, last: false }
        filled = 0
      }
      const piece = chunk.subarray(from, from + PART - filled)
      buffer.set(piece, filled)
      filled += piece.byteLength
      from += piece.byteLength
    }
  }
  yield { bytes: buffer.subarray(0, filled), last: true }
}
