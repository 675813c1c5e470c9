import { execFileSync } from "node:child_process"
import { randomBytes, randomUUID } from "node:crypto"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { folderStore, ObjectMissingError, type ObjectStore, StorageFullError, StorageUnavailableError } from "./storage"

let folder: string
let store: ObjectStore
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "objects-"))
  store = folderStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* pieces(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

async function* interrupted(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("half of a")
  throw new Error("the person's connection was lost")
}

async function read(key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of await store.get(key)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function listed(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key, modifiedAt } of store.list()) if (modifiedAt instanceof Date) keys.push(key)
  return keys.sort()
}

async function filesIn(where: string): Promise<string[]> {
  return (await readdir(where, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => one.name)
}

describe("An object", () => {
  test("comes back whole, and is counted", async () => {
    const bytes = randomBytes(300_000)
    const key = randomUUID()
    expect(await store.put(key, pieces(bytes.subarray(0, 10), bytes.subarray(10)))).toBe(300_000)
    expect((await read(key)).equals(bytes)).toBe(true)
    expect(await listed()).toEqual([key])
  })

  test("may be empty", async () => {
    expect(await store.put("nothing", pieces())).toBe(0)
    expect(await read("nothing")).toEqual(Buffer.alloc(0))
  })

  test("that is not there is missing, before the first byte", async () => {
    await expect(store.get(randomUUID())).rejects.toThrow(ObjectMissingError)
  })

  test("that was removed is gone, and may be removed twice", async () => {
    await store.put("once", pieces(Buffer.from("a")))
    await store.delete("once")
    await store.delete("once")
    await expect(store.get("once")).rejects.toThrow(ObjectMissingError)
    expect(await listed()).toEqual([])
  })

  test.each(["", "../secret", "a/b", "A", "a.part", "é", "a".repeat(65)])("never has a name like %j", async (key) => {
    await expect(store.put(key, pieces())).rejects.toThrow(RangeError)
    await expect(store.get(key)).rejects.toThrow(RangeError)
    await expect(store.delete(key)).rejects.toThrow(RangeError)
  })

  test("whose reader goes away in the middle can still be removed and the folder closed", async () => {
    await store.put("long", pieces(randomBytes(500_000)))
    for await (const chunk of await store.get("long")) expect(chunk.byteLength).toBeLessThanOrEqual(64 * 1024)
    const unread = await store.get("long")
    await unread.cancel()
    for await (const _ of await store.get("long")) break
    await store.delete("long")
    expect(await filesIn(folder)).toEqual([])
  })
})

describe("A writing that fails", () => {
  test("leaves nothing behind when the sender goes away, and says why", async () => {
    await expect(store.put("half", interrupted())).rejects.toThrow("the person's connection was lost")
    await expect(store.get("half")).rejects.toThrow(ObjectMissingError)
    expect(await filesIn(folder)).toEqual([])
  })

  test("because the machine stopped is found by the sweeper and can be removed", async () => {
    await store.put("stopped", pieces(Buffer.from("a")))
    const [file = ""] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith("stopped"))
    await rm(path.join(folder, file))
    await writeFile(path.join(folder, `${file}.part`), "half")
    expect(await listed()).toEqual(["stopped"])
    await store.delete("stopped")
    expect(await filesIn(folder)).toEqual([])
  })

  test("because the storage is away is no missing object", async () => {
    await rm(folder, { recursive: true })
    await writeFile(folder, "not a folder")
    await expect(store.put("a", pieces())).rejects.toThrow(StorageUnavailableError)
    await expect(store.get("a")).rejects.toThrow(StorageUnavailableError)
    await expect(listed()).rejects.toThrow(StorageUnavailableError)
    await expect(store.probe()).rejects.toThrow(StorageUnavailableError)
  })

  test.skipIf(!mayMount())("because the disk is full says so; reads go on, and writing begins again when there is room", () => {
    const module = path.join(process.cwd(), "lib/platform/storage.ts")
    const run = 'mount -t tmpfs -o size=256k tmpfs "$1" && exec "$0" --input-type=module -e "$2" "$1" "$3"'
    const printed = execFileSync("unshare", ["-rm", "sh", "-c", run, process.execPath, folder, ON_A_SMALL_DISK, module], {
      env: { NODE_ENV: "test" },
    })
    expect(JSON.parse(String(printed))).toEqual({
      refused: StorageFullError.name,
      kept: ["before"],
      read: 100_001,
      again: 200_001,
    })
  })
})

/** Runs in a process of its own, the only one that sees the small disk. */
const ON_A_SMALL_DISK = `
  const [folder, module] = process.argv.slice(1)
  const disk = (await import(module)).folderStore(folder)
  async function* bytes(count) { yield Buffer.alloc(count); yield Buffer.alloc(1) }
  await disk.put("before", bytes(100_000))
  const refused = await disk.put("large", bytes(200_000)).catch((error) => error.name)
  const kept = []
  for await (const { key } of disk.list()) kept.push(key)
  let read = 0
  for await (const chunk of await disk.get("before")) read += chunk.byteLength
  await disk.delete("before")
  const again = await disk.put("large", bytes(200_000))
  console.log(JSON.stringify({ refused, kept, read, again }))
`

/** A full disk needs a disk of one's own: a namespace where one may mount one, if the machine lets us. */
function mayMount(): boolean {
  try {
    execFileSync("unshare", ["-rm", "true"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

test("The probe writes, reads, removes, and leaves nothing", async () => {
  await store.probe()
  expect(await listed()).toEqual([])
})

test("Thousands of objects spread over the folders although their names begin alike", async () => {
  const keys = Array.from({ length: 300 }, (_, at) => `0190-${String(at).padStart(6, "0")}`)
  await Promise.all(keys.map((key) => store.put(key, pieces(Buffer.from("a")))))
  expect(await listed()).toEqual(keys)
  expect((await readdir(folder)).length).toBeGreaterThan(100)
})
