import { Readable } from "node:stream"
import { ZipFile } from "yazl"
import type { ObjectSource } from "../objects/store"

/** One file of a ZIP: its path inside, its size, and its bytes when it is its turn. */
export type ZipEntry = { path: string; size: number; read(): AsyncIterable<Uint8Array> }

/**
 * Files as one ZIP, each as it is: what is large in it is compressed already. Its size is known before a byte is read, so that it can be
 * written wherever objects lie, and one piece of one file is in memory at a time.
 */
export async function zipSource(entries: readonly ZipEntry[], madeAt: Date): Promise<ObjectSource> {
  return { size: await sizeOf(entries, madeAt), read: () => readZip(entries, madeAt) }
}

const optionsOf = ({ size }: ZipEntry, mtime: Date) => ({ size, mtime, mode: 0o100644, compress: false }) as const

/** Nothing is read for it. */
function sizeOf(entries: readonly ZipEntry[], madeAt: Date): Promise<number> {
  return new Promise((resolve) => {
    const zip = new ZipFile()
    for (const entry of entries) zip.addReadStreamLazy(entry.path, optionsOf(entry, madeAt), () => {})
    zip.end({}, resolve)
  })
}

async function* readZip(entries: readonly ZipEntry[], madeAt: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const { outputStream } = zip
  let inHand: Readable | undefined
  const stop = (error: Error) => void outputStream.destroy(error)
  zip.on("error", stop)
  for (const entry of entries)
    zip.addReadStreamLazy(entry.path, optionsOf(entry, madeAt), (give) => {
      inHand = Readable.from(entry.read(), { objectMode: false })
      inHand.on("error", stop)
      give(null, inHand)
    })
  zip.end()
  try {
    yield* outputStream
  } finally {
    inHand?.destroy()
  }
}
