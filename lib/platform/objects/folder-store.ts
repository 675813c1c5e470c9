import { createHash } from "node:crypto"
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import {
  checkKey,
  ObjectMissingError,
  type ObjectSource,
  type ObjectStore,
  probeStore,
  StorageFullError,
  StorageUnavailableError,
  type StoredObject,
} from "./store"

const CHUNK = 64 * 1024
const PART = ".part"
const FULL = new Set(["ENOSPC", "EDQUOT"])

/** Keeps objects as files in a folder that is there already, on a disk that honours fsync. */
export function folderStore(folder: string): ObjectStore {
  const fileOf = (key: string) => path.join(folder, ...fanOut(key), key)
  const store: ObjectStore = {
    async put(key, source) {
      const file = fileOf(key)
      const handle = await guarded(() => openNew(folder, key, file + PART))
      try {
        await writeAll(handle, source)
        await guarded(() => rename(file + PART, file))
        await guarded(() => syncFolder(path.dirname(file)))
      } catch (error) {
        await rm(file + PART, { force: true }).catch(() => undefined)
        throw error
      }
    },
    async get(key) {
      return streamOf(await openObject(folder, fileOf(key)))
    },
    async delete(key) {
      const file = fileOf(key)
      await guarded(() => stat(folder))
      await guarded(() => rm(file, { force: true }))
      await guarded(() => rm(file + PART, { force: true }))
    },
    async *list() {
      yield* listFolder(folder, 2)
    },
    probe: () => probeStore(store),
  }
  return store
}

/** Keys made by uuidv7 begin with the time, so it is their hash that spreads them over the folders. */
function fanOut(key: string): [string, string] {
  checkKey(key)
  const hash = createHash("sha256").update(key).digest("hex")
  return [hash.slice(0, 2), hash.slice(2, 4)]
}

/** The folders of a key are there already but for the first few thousand objects: they are made when they are missed. */
async function openNew(folder: string, key: string, file: string): Promise<FileHandle> {
  try {
    return await open(file, "wx", 0o600)
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error
  }
  await makeFan(folder, fanOut(key))
  return open(file, "wx", 0o600)
}

/**
 * Makes the folders of a key inside the store's own, which is never made: a disk that is not mounted would be written
 * over. A new folder is only there after a power cut when the folder that holds it was synced too.
 */
async function makeFan(folder: string, names: readonly string[]): Promise<void> {
  let holder = folder
  for (const name of names) {
    const made = path.join(holder, name)
    const isNew = await mkdir(made, { mode: 0o700 }).then(() => true, ifThereAlready)
    if (isNew) await syncFolder(holder)
    holder = made
  }
}

function ifThereAlready(error: unknown): false {
  if (codeOf(error) === "EEXIST") return false
  throw error
}

/** Each writing is a way to another thread and back: pieces are written together, as many as fit into this much memory. */
const GATHERED = 256 * 1024

async function writeAll(handle: FileHandle, { size, read }: ObjectSource): Promise<void> {
  let count = 0
  let waiting: Uint8Array[] = []
  const write = async () => {
    if (waiting.length > 0) await guarded(() => writePieces(handle, waiting))
    waiting = []
  }
  try {
    let gathered = 0
    for await (const chunk of read()) {
      waiting.push(chunk)
      count += chunk.byteLength
      gathered += chunk.byteLength
      if (gathered < GATHERED) continue
      await write()
      gathered = 0
    }
    await write()
    if (count !== size) throw new RangeError("The bytes are not as many as was said")
    await guarded(() => handle.sync())
  } finally {
    await guarded(() => handle.close())
  }
}

/** A disk that is nearly full takes a part: the rest is written to hear why. */
async function writePieces(handle: FileHandle, pieces: Uint8Array[]): Promise<void> {
  const all = pieces.reduce((sum, piece) => sum + piece.byteLength, 0)
  const { bytesWritten } = await handle.writev(pieces)
  if (bytesWritten < all) await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
}

async function openObject(folder: string, file: string): Promise<FileHandle> {
  try {
    return await open(file, "r")
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw storageError(error)
    // Without its folder it is the disk that is away, not one object that is lost.
    await guarded(() => stat(folder))
    throw new ObjectMissingError("No such object", { cause: error })
  }
}

/** Reads as fast as it is read from, no faster; the file is closed at its end, at a fault, and when the reader goes away. */
function streamOf(handle: FileHandle): ReadableStream<Uint8Array> {
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null)
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      controller.close()
    } catch (error) {
      controller.error(storageError(error))
    }
    await handle.close()
  }
  return new ReadableStream({ pull, cancel: () => handle.close() }, { highWaterMark: 0 })
}

async function* listFolder(folder: string, levels: number): AsyncGenerator<StoredObject> {
  for await (const entry of await guarded(() => opendir(folder))) {
    const entryPath = path.join(folder, entry.name)
    if (levels > 0 && entry.isDirectory()) yield* listFolder(entryPath, levels - 1)
    if (levels > 0 || !entry.isFile()) continue
    const modifiedAt = await modificationOf(entryPath)
    if (modifiedAt) yield { key: entry.name.replace(PART, ""), modifiedAt }
  }
}

/** Null for an object removed while the list is walked. */
async function modificationOf(file: string): Promise<Date | null> {
  try {
    return (await stat(file)).mtime
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw storageError(error)
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storageError(error)
  }
}

function storageError(cause: unknown): Error {
  if (FULL.has(codeOf(cause))) return new StorageFullError("The object storage is full", { cause })
  return new StorageUnavailableError("The object storage does not answer", { cause })
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : ""
}
