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

/** In bytes: what the directory says of a file besides its name, the end of a ZIP, and what one too large for that end has before it. */
const RECORD = 55
const END = 22
const LARGE_END = 76

/**
 * Nothing is read for it. yazl counts the end of a very large ZIP from a directory of 64 KiB on, and writes it only where there are 65,535
 * files, or 4 GiB before the directory.
 */
async function sizeOf(entries: readonly ZipEntry[], madeAt: Date): Promise<number> {
  const told = await sizeTold(entries, madeAt)
  const directory = entries.reduce((sum, { path }) => sum + RECORD + Buffer.byteLength(path), 0)
  const before = told - directory - END - LARGE_END
  const isCountedOnly = directory >= 0xffff && entries.length < 0xffff && before < 0xffffffff
  return isCountedOnly ? told - LARGE_END : told
}

function sizeTold(entries: readonly ZipEntry[], madeAt: Date): Promise<number> {
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
