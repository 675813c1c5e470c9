import { createHash, randomUUID } from "node:crypto"
import { Readable } from "node:stream"
import { HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3"
import type { ObjectSource } from "../store"
import { answerOf, type Bucket, type Place } from "./bucket"

/** A key is written once: where the server knows the condition, it refuses a second writing. */
const ONCE = { IfNoneMatch: "*" }

/** `mark` is kept with the object, so that a repeated request is told from another's writing. */
type Writing = { place: Place; source: ObjectSource; digest: Buffer; mark: string }
/** A request as the client is about to send it. */
type Sent = { headers: Record<string, string>; body?: Readable }

/**
 * Writes an object in one request that announces its length and its digest: the server keeps the whole of it or nothing.
 * The source is read once for the digest and once for each time that it is sent, never faster than the server takes it.
 */
export async function writeObject(bucket: Bucket, place: Place, source: ObjectSource): Promise<void> {
  const writing = { place, source, digest: await digestOf(source), mark: randomUUID() }
  try {
    await send(bucket, writing, ONCE)
  } catch (error) {
    const { code, attempts } = answerOf(error)
    if (code === "NotImplemented") await send(bucket, writing, {})
    // When only the first answer was lost, the repetition is refused although all is well.
    else if (attempts === 1 || !(await isWritten(bucket, writing))) throw error
  }
}

async function digestOf({ size, read }: ObjectSource): Promise<Buffer> {
  const hash = createHash("sha256")
  let count = 0
  for await (const chunk of read()) {
    hash.update(chunk)
    count += chunk.byteLength
  }
  if (count !== size) throw new RangeError("The bytes are not as many as was said")
  return hash.digest()
}

async function send(bucket: Bucket, { place, source, digest, mark }: Writing, condition: Partial<typeof ONCE>): Promise<void> {
  const announced = { ContentLength: source.size, ChecksumSHA256: digest.toString("base64") }
  const put = new PutObjectCommand({ ...place, ...announced, ...condition, Metadata: { writing: mark } })
  const ending = new AbortController()
  let fault: unknown
  const failed = (error: unknown) => {
    fault ??= error
    ending.abort()
  }
  announceDigest(put, digest)
  readAnew(put, source, failed)
  try {
    await bucket.ask(({ client, how }) => {
      const abortSignal = AbortSignal.any([how.abortSignal, ending.signal])
      return client.send(put, { ...how, abortSignal })
    }, source.size)
  } catch (error) {
    throw fault ?? error
  } finally {
    // A server may refuse before it has read everything: the rest is not sent to it.
    ending.abort()
  }
}

/** What is signed is the digest that is known already; the client would send a stream unsigned. */
function announceDigest(put: PutObjectCommand, digest: Buffer): void {
  put.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as Sent).headers, { "x-amz-content-sha256": digest.toString("hex") })
      return next(args)
    },
    { step: "build" },
  )
}

/** Gives each attempt a body of its own: the client repeats no request whose body it had streamed. */
function readAnew(put: PutObjectCommand, source: ObjectSource, failed: (error: unknown) => void): void {
  put.middlewareStack.add(
    (next) => async (args) => {
      const body = Readable.from(source.read(), { objectMode: false })
      body.once("error", failed)
      Object.assign(args.request as Sent, { body })
      return await next(args).finally(() => body.destroy())
    },
    // Last of its step: inside the repetitions, and after the signature.
    { step: "finalizeRequest", priority: "low" },
  )
}

async function isWritten(bucket: Bucket, { place, mark }: Writing): Promise<boolean> {
  try {
    const { Metadata } = await bucket.ask(({ client, how }) => client.send(new HeadObjectCommand(place), how))
    return Metadata?.writing === mark
  } catch {
    return false
  }
}
