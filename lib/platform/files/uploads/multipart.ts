import { createWriteStream } from "node:fs"
import type { Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ReadableStream as BodyStream } from "node:stream/web"
import { Busboy } from "@fastify/busboy"
import { scratchPath } from "./scratch"

/** One file as it came, on its way to be looked into. */
export type ReceivedFile = { path: string; declaredName: string; declaredType: string; bytes: number; tooLarge: boolean }
export type ReceivedForm = { fields: Record<string, string>; files: ReceivedFile[]; tooMany: boolean }

/** The body is not a whole form: cut on its way, of another kind, or longer than it said. */
export class BrokenUploadError extends Error {
  override name = "BrokenUploadError"
}

/** The body is larger than anything that is taken: nothing of it is read. */
export class UploadTooLargeError extends Error {
  override name = "UploadTooLargeError"
}

export type UploadLimits = { fileBytes: number; files: number; bodyBytes: number }

/**
 * Reads a form with files as a stream, each file straight into a scratch file of mode 0600, never the whole body in
 * memory. What is over a limit is read to its end and dropped, so that the browser hears the answer. `paths` is filled as
 * files arrive: whoever calls removes them, whatever happens.
 */
export async function receiveForm(request: Request, limits: UploadLimits, paths: string[]): Promise<ReceivedForm> {
  const { headers } = request
  const body = request.body as BodyStream<Uint8Array> | null
  const promised = Number(headers.get("content-length") ?? Number.NaN)
  const contentType = headers.get("content-type") ?? ""
  if (!body || !/^multipart\/form-data\s*;/i.test(contentType) || !Number.isSafeInteger(promised)) {
    throw new BrokenUploadError("The body is no form with files of a known length")
  }
  if (promised > limits.bodyBytes) throw new UploadTooLargeError("The body is too large")
  const form: ReceivedForm = { fields: {}, files: [], tooMany: false }
  await read(body, promised, (onFile) => openParser(contentType, limits, form, onFile), paths)
  // A field for files that was left empty sends an empty part without a name.
  form.files = form.files.filter((file) => file.declaredName !== "" || file.bytes > 0)
  return form
}

type OnFile = (file: ReceivedFile, stream: Readable) => void

async function read(
  body: BodyStream<Uint8Array>,
  promised: number,
  open: (onFile: OnFile) => Writable,
  paths: string[],
): Promise<void> {
  const stop = new AbortController()
  const streams: Readable[] = []
  const writing: Promise<void>[] = []
  let fault: unknown
  const parser = open((file, stream) => {
    paths.push(file.path)
    streams.push(stream)
    const written = writeFile(file, stream).catch((error) => {
      fault ??= error
      stop.abort()
    })
    writing.push(written)
  })
  try {
    const count = await feed(body, promised, parser, stop.signal)
    if (count < promised) fault = new BrokenUploadError("The body is shorter than it said")
  } catch (cause) {
    fault ??= cause
    // With an error: who waits for a stream that was ended and is destroyed without one would wait for ever.
    for (const stream of streams) stream.destroy(new Error("The form was cut"))
  }
  await Promise.all(writing)
  if (fault) throw isDiskFault(fault) ? fault : new BrokenUploadError("The body was cut", { cause: fault })
}

const isDiskFault = (fault: unknown) =>
  fault instanceof Error && "code" in fault && ["ENOSPC", "EDQUOT", "EIO", "EACCES", "EROFS"].includes(String(fault.code))

function openParser(contentType: string, limits: UploadLimits, form: ReceivedForm, onFile: OnFile): Writable {
  const parser = new Busboy({
    headers: { "content-type": contentType },
    isPartAFile: (_field, type, name) => name !== undefined || type === "application/octet-stream",
    limits: {
      fileSize: limits.fileBytes,
      // Empty parts count, and so do the two fields that a telephone shows.
      files: limits.files + 3,
      fields: 5,
      fieldSize: 200,
      fieldNameSize: 100,
    },
  })
  parser.on("field", (name, value) => {
    form.fields[name] = value
  })
  parser.on("filesLimit", () => {
    form.tooMany = true
  })
  parser.on("file", (_field, stream, declaredName, _encoding, declaredType) => {
    const file = { path: scratchPath(), declaredName: declaredName ?? "", declaredType, bytes: 0, tooLarge: false }
    form.files.push(file)
    onFile(file, stream)
  })
  return parser
}

async function writeFile(file: ReceivedFile, stream: Readable): Promise<void> {
  stream.once("limit", () => {
    file.tooLarge = true
  })
  const target = createWriteStream(file.path, { mode: 0o600, flags: "wx" })
  await pipeline(stream, target)
  file.bytes = target.bytesWritten
}

/**
 * Gives the body to the parser piece by piece, each once the one before is taken, by hand: streams between them would cost
 * more than what they carry. More bytes than promised stop the reading. Gives how many there were.
 */
async function feed(body: BodyStream<Uint8Array>, promised: number, parser: Writable, stop: AbortSignal): Promise<number> {
  const reader = body.getReader()
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => undefined)
  parser.on("error", reject)
  stop.addEventListener("abort", () => reject(stop.reason))
  const unlessBroken = <Answer>(work: Promise<Answer>) => Promise.race([work, broken])
  let count = 0
  try {
    for (;;) {
      const { done, value } = await unlessBroken(reader.read())
      if (done) break
      count += value.byteLength
      if (count > promised) throw new BrokenUploadError("The body is longer than it said")
      await unlessBroken(new Promise<void>((taken) => parser.write(value, () => taken())))
    }
    await unlessBroken(new Promise<void>((ended) => parser.end(ended)))
    return count
  } catch (fault) {
    parser.destroy()
    reader.cancel(fault).catch(() => undefined)
    throw fault
  }
}
