import { createReadStream } from "node:fs"
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { createGunzip, createGzip } from "node:zlib"
import { decryptStream, encryptStream } from "../keys/encryption"

/** What a part of a back-up is bound to: it opens under its own name only. */
const boundTo = (name: string) => ({ patientId: "backup", documentId: name, version: 1 })

/** Writes a file whole and durably, or not at all; an earlier half is replaced. */
export async function writeWhole(file: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.part`, "w", 0o600)
  try {
    for await (const chunk of source) await handle.writeFile(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.part`, file)
  const folder = await open(path.dirname(file), "r")
  await folder.sync().finally(() => folder.close())
}

/** Writes one part, compressed and then encrypted; nothing of it ever lies in the clear on the disk. */
export async function writePart(folder: string, name: string, source: AsyncIterable<Uint8Array>, key: Buffer): Promise<void> {
  const packed: AsyncIterable<Uint8Array> = Readable.from(source, { objectMode: false }).pipe(createGzip({ level: 6 }))
  await writeWhole(path.join(folder, name), encryptStream(packed, key, boundTo(name)))
}

/** Reads one part again; throws a TamperedError where it is not what was written under this name with this key. */
export function readPart(folder: string, name: string, key: Buffer): Readable {
  const opened = decryptStream(createReadStream(path.join(folder, name)), key, boundTo(name))
  const packed = Readable.from(opened, { objectMode: false })
  const plain = createGunzip()
  packed.on("error", (error) => plain.destroy(error))
  return packed.pipe(plain)
}

/** A text of the folder that stands in the clear, or null. */
export const readText = (folder: string, name: string): Promise<string | null> =>
  readFile(path.join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null
    throw error
  })

/** Writes a text of the folder that stands in the clear: it names nobody. */
export const writeText = (folder: string, name: string, text: string): Promise<void> =>
  writeWhole(
    path.join(folder, name),
    (async function* () {
      yield Buffer.from(text)
    })(),
  )

/** The length of a file in bytes, or null where there is none. */
export const lengthOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  )

/** Takes away what an interrupted snapshot left. */
export const removeTables = (folder: string): Promise<void> => rm(path.join(folder, "tables"), { recursive: true, force: true })
