import { createHash, randomBytes, randomUUID } from "node:crypto"
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { folderStore } from "./folder-store"
import { startOtherServer } from "./s3/testing/other-server"
import { S3Stub } from "./s3/testing/server"
import { startSwift } from "./s3/testing/swift"
import { s3Store } from "./s3-store"
import { ObjectMissingError, type ObjectStore, StorageUnavailableError } from "./store"
import { breakingOff, inPieces } from "./testing"

type Place = {
  store: ObjectStore
  /** What lies there, whole or half. */
  remains(): Promise<string[]>
  /** Leaves what a machine leaves that stopped in the middle of a writing; gives the keys under which it is found. */
  stopInTheMiddle(key: string): Promise<string[]>
  takeAway(): Promise<void>
  end(): Promise<void>
}

async function aFolder(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), "objects-"))
  return {
    store: folderStore(folder),
    async remains() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((one) => one.isFile()).map((one) => one.name)
    },
    async stopInTheMiddle(key) {
      const hash = createHash("sha256").update(key).digest("hex")
      const fan = path.join(folder, hash.slice(0, 2), hash.slice(2, 4))
      await mkdir(fan, { recursive: true })
      await writeFile(path.join(fan, `${key}.part`), "half")
      return [key]
    },
    async takeAway() {
      await rm(folder, { recursive: true })
      await writeFile(folder, "not a folder")
    },
    end: () => rm(folder, { recursive: true, force: true }),
  }
}

async function aBucket(prefix = ""): Promise<Place> {
  const stub = await S3Stub.start({ prefix, pageSize: 2 })
  const { kept } = stub
  return {
    store: s3Store(stub.settings, { answerMs: 300, silenceMs: 300, wholeMs: 1500 }),
    remains: async () => [...kept.objects.keys()],
    // A bucket keeps nothing of a request that broke off.
    stopInTheMiddle: async () => [],
    takeAway: () => stub.stop(),
    end: () => stub.stop(),
  }
}

const LONG = 6 * 1024 * 1024

/** Its answers are its authors', not ours. */
async function aBucketOfAnotherServer(prefix = ""): Promise<Place> {
  const server = await startOtherServer(prefix)
  const store = s3Store(server.settings, { answerMs: 3000, silenceMs: 3000, wholeMs: 5000 })
  return {
    store,
    remains: async () => (await Array.fromAsync(store.list())).map(({ key }) => key),
    stopInTheMiddle: async () => [],
    takeAway: server.stop,
    end: server.stop,
  }
}

let swift: Awaited<ReturnType<typeof startSwift>> | undefined
afterAll(() => swift?.stop())

/** One server for all of it, each time another corner of its bucket; begun again where a test took it away. */
async function aBucketOfSwift(): Promise<Place> {
  swift ??= await startSwift()
  const { settings, stop } = swift
  const store = s3Store({ ...settings, prefix: `${randomUUID()}/` }, { answerMs: 5000, silenceMs: 5000, wholeMs: 10_000 })
  return {
    store,
    remains: async () => (await Array.fromAsync(store.list())).map(({ key }) => key),
    stopInTheMiddle: async () => [],
    takeAway: () => {
      swift = undefined
      return stop()
    },
    end: async () => {},
  }
}

/** It is installed where it is missing: the long run's. */
const LONG_RUN: [string, () => Promise<Place>][] = process.env.RELAIS_DEEP
  ? [["A bucket of OpenStack Swift", aBucketOfSwift]]
  : []
const INSTALLING_MS = 600_000

describe.each([
  ["A folder", aFolder],
  ["A bucket of a server that others wrote", aBucketOfAnotherServer],
  ["A bucket", aBucket],
  ["A bucket shared with others", () => aBucket("relais/")],
  ...LONG_RUN,
])("%s", (_, make) => {
  let place: Place
  let store: ObjectStore
  beforeEach(async () => {
    place = await make()
    store = place.store
  }, INSTALLING_MS)
  afterEach(() => place.end())

  const read = async (key: string) => Buffer.concat(await Array.fromAsync(await store.get(key)))
  const listed = async () => (await Array.fromAsync(store.list())).map(({ key }) => key).sort()

  test.each([300_000, LONG])("gives back whole an object of %d bytes", async (size) => {
    const bytes = randomBytes(size)
    const key = randomUUID()
    await store.put(key, inPieces(bytes.subarray(0, 10), bytes.subarray(10)))
    expect((await read(key)).equals(bytes)).toBe(true)
    expect(await listed()).toEqual([key])
  })

  test("keeps an empty object", async () => {
    await store.put("nothing", inPieces())
    expect(await read("nothing")).toEqual(Buffer.alloc(0))
  })

  test("says before the first byte that an object is not there", async () => {
    await expect(store.get(randomUUID())).rejects.toThrow(ObjectMissingError)
  })

  test("forgets what was removed, which may be removed twice", async () => {
    await store.put("once", inPieces(Buffer.from("a")))
    await store.delete("once")
    await store.delete("once")
    await expect(store.get("once")).rejects.toThrow(ObjectMissingError)
    expect(await listed()).toEqual([])
  })

  test.each(["", "../secret", "a/b", "A", "a.part", "é", "a".repeat(65)])("takes no name like %j", async (key) => {
    await expect(store.put(key, inPieces())).rejects.toThrow(RangeError)
    await expect(store.get(key)).rejects.toThrow(RangeError)
    await expect(store.delete(key)).rejects.toThrow(RangeError)
  })

  test("lets a reader go away in the middle, and removes the object afterwards", async () => {
    await store.put("long", inPieces(randomBytes(500_000)))
    for await (const chunk of await store.get("long")) expect(chunk.byteLength).toBeLessThanOrEqual(64 * 1024)
    const unread = await store.get("long")
    await unread.cancel()
    for await (const _ of await store.get("long")) break
    await store.delete("long")
    expect(await place.remains()).toEqual([])
  })

  test.each([0, 64 * 1024, LONG])("keeps nothing when the sender goes away after %d bytes, and says why", async (after) => {
    await expect(store.put("half", breakingOff(LONG + 1, after))).rejects.toThrow("the person's connection was lost")
    await expect(store.get("half")).rejects.toThrow(ObjectMissingError)
    expect(await place.remains()).toEqual([])
  })

  test.each([-1, 1])("keeps nothing of what is %d bytes away from the length that was said", async (off) => {
    const { size, read } = inPieces(randomBytes(100_000))
    await expect(store.put("other", { size: size + off, read })).rejects.toThrow(RangeError)
    expect(await place.remains()).toEqual([])
  })

  test("shows the sweeper what a stopped machine left, and removes it", async () => {
    const left = await place.stopInTheMiddle("stopped")
    expect(await listed()).toEqual(left)
    await expect(store.get("stopped")).rejects.toThrow(ObjectMissingError)
    await store.delete("stopped")
    expect(await place.remains()).toEqual([])
  })

  test("that is away is no missing object", async () => {
    await place.takeAway()
    await expect(store.put("a", inPieces())).rejects.toThrow(StorageUnavailableError)
    await expect(store.get("a")).rejects.toThrow(StorageUnavailableError)
    await expect(listed()).rejects.toThrow(StorageUnavailableError)
    await expect(store.probe()).rejects.toThrow(StorageUnavailableError)
  })

  test("is probed by writing, reading and removing, and nothing stays", async () => {
    await store.probe()
    expect(await place.remains()).toEqual([])
  })

  test("lists every object, however many", async () => {
    const keys = Array.from({ length: 7 }, (_, at) => `object-${at}`)
    for (const key of keys) await store.put(key, inPieces(Buffer.from("a")))
    expect(await listed()).toEqual(keys)
  })
})
