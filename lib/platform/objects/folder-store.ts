import { createHash, randomUUID } from "node:crypto"
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises"
import path from "node:path"

/** There is no object under this key. */
export class ObjectMissingError extends Error {
  override name = "ObjectMissingError"
}

/** The storage does not answer, or answered with a fault: the object may well exist. */
export class StorageUnavailableError extends Error {
  override name = "StorageUnavailableError"
}

/** There is no room left; nothing was kept of what was being written. */
export class StorageFullError extends StorageUnavailableError {
  override name = "StorageFullError"
}

export type StoredObject = { key: string; modifiedAt: Date }

/** Where encrypted objects lie. A key is written once, is opaque, and says nothing about a person. */
export interface ObjectStore {
  /** Keeps the bytes, durably once it resolves, and says how many there were. A fault of `bytes` passes through. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<number>
  /** Opens the object: an absent one throws here, before the first byte. */
  get(key: string): Promise<ReadableStream<Uint8Array>>
  /** Removes the object, and what an interrupted `put` left of it; removing nothing is no fault. */
  delete(key: string): Promise<void>
  /** Every object, interrupted ones included, so that a sweeper finds those without a row. */
  list(): AsyncIterable<StoredObject>
  /** Writes, reads and removes a small object, or throws. */
  probe(): Promise<void>
}

const CHUNK = 64 * 1024
const KEY = /^[a-z0-9-]{1,64}$/
const PART = ".part"
const FULL = new Set(["ENOSPC", "EDQUOT"])

/** Keeps objects as files; the folder must be on a disk that honours fsync. */
export function folderStore(folder: string): ObjectStore {
  const fileOf = (key: string) => path.join(folder, ...fanOut(key), key)
  const store: ObjectStore = {
    async put(key, bytes) {
      const file = fileOf(key)
      await guarded(() => makeFolder(path.dirname(file)))
      const handle = await guarded(() => open(file + PART, "wx", 0o600))
      try {
        const count = await writeAll(handle, bytes)
        await guarded(() => rename(file + PART, file))
        await guarded(() => syncFolder(path.dirname(file)))
        return count
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

/** Writes, reads and removes a small object of a name of its own, whatever the store; throws what the store throws. */
export async function probeStore(store: Omit<ObjectStore, "probe">): Promise<void> {
  const key = `probe-${randomUUID()}`
  try {
    await store.put(key, oneChunk(key))
    for await (const _ of await store.get(key)) break
  } finally {
    await store.delete(key)
  }
}

/** Whether a name is one that this portal gives: what else lies in a place shared with others is not ours to touch. */
export const isKey = (name: string): boolean => KEY.test(name)

/** Throws a RangeError for a key that no store takes, before anything is asked of it. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw new RangeError("An object key holds only a-z, 0-9 and -, 64 at most")
}

/** Keys made by uuidv7 begin with the time, so it is their hash that spreads them over the folders. */
function fanOut(key: string): [string, string] {
  checkKey(key)
  const hash = createHash("sha256").update(key).digest("hex")
  return [hash.slice(0, 2), hash.slice(2, 4)]
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function writeAll(handle: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0
  try {
    for await (const chunk of bytes) {
      await guarded(() => handle.writeFile(chunk))
      count += chunk.byteLength
    }
    await guarded(() => handle.sync())
    return count
  } finally {
    await guarded(() => handle.close())
  }
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

/** A new folder is only there after a power cut when the folder that holds it was synced too. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!first) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made))
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
