import { randomUUID } from "node:crypto"

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

/** Bytes of a known length. They may be read several times, and are the same each time; a piece that was given is not written into again. */
export type ObjectSource = { size: number; read(): AsyncIterable<Uint8Array> }

/** Where encrypted objects lie. A key is written once, is opaque, and says nothing about a person. */
export interface ObjectStore {
  /** Keeps the bytes, durably once it resolves, or nothing of them. A fault of the source passes through. */
  put(key: string, source: ObjectSource): Promise<void>
  /** Opens the object: an absent one throws here, before the first byte. */
  get(key: string): Promise<ReadableStream<Uint8Array>>
  /** Removes the object, and what an interrupted `put` left of it; removing nothing is no fault. */
  delete(key: string): Promise<void>
  /** Every object, interrupted ones included, so that a sweeper finds those without a row. */
  list(): AsyncIterable<StoredObject>
  /** Writes, reads and removes a small object, or throws. */
  probe(): Promise<void>
}

const KEY = /^[a-z0-9-]{1,64}$/

/** Whether a name is one that this portal gives: what else lies in a place shared with others is not ours to touch. */
export const isKey = (name: string): boolean => KEY.test(name)

/** Throws a RangeError for a key that no store takes, before anything is asked of it. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw new RangeError("An object key holds only a-z, 0-9 and -, 64 at most")
}

/** A source of bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ObjectSource {
  return {
    size: bytes.byteLength,
    async *read() {
      yield bytes
    },
  }
}

/** Writes, reads and removes a small object of a name of its own, whatever the store; throws what the store throws. */
export async function probeStore(store: Omit<ObjectStore, "probe">): Promise<void> {
  const key = `probe-${randomUUID()}`
  try {
    await store.put(key, bytesSource(Buffer.from(key)))
    for await (const _ of await store.get(key)) break
  } finally {
    await store.delete(key)
  }
}
