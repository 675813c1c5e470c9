import { Readable } from "node:stream"
import { GetObjectCommand } from "@aws-sdk/client-s3"
import { StorageUnavailableError } from "../store"
import { type Bucket, type Place, storageError } from "./bucket"

/** Opens an object; its stream errors when the server falls silent, or ends before or after the length it announced. */
export async function readObject(bucket: Bucket, place: Place): Promise<ReadableStream<Uint8Array>> {
  const { Body, ContentLength } = await bucket.ask(({ client, how }) => client.send(new GetObjectCommand(place), how))
  if (!(Body instanceof Readable)) throw new StorageUnavailableError("The object storage gave no body")
  return streamOf(Body, ContentLength, bucket.silenceMs)
}

/** Reads as fast as it is read from, no faster; the connection is closed at a fault and when the reader goes away. */
function streamOf(body: Readable, announced: number | undefined, silenceMs: number): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  let count = 0
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await inTime(chunks.next(), silenceMs)
          count += value?.byteLength ?? 0
          if (announced !== undefined && (done ? count < announced : count > announced))
            throw new Error("A body of another length")
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          body.destroy()
          controller.error(storageError(error))
        }
      },
      cancel() {
        body.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}

async function inTime<T>(awaited: Promise<T>, silenceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not a byte for ${silenceMs} ms`)), silenceMs)
  })
  try {
    return await Promise.race([awaited, silence])
  } finally {
    clearTimeout(timer)
  }
}
