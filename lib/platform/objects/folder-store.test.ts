import { execFileSync } from "node:child_process"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { folderStore } from "./folder-store"
import { bytesSource, type ObjectStore, StorageFullError, StorageUnavailableError } from "./store"

let folder: string
let store: ObjectStore
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "objects-"))
  store = folderStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function listed(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key, modifiedAt } of store.list()) if (modifiedAt instanceof Date) keys.push(key)
  return keys.sort()
}

test.skipIf(!mayMount())(
  "A writing that fails because the disk is full says so; reads go on, and writing begins again when there is room",
  () => {
    const module = path.join(process.cwd(), "lib/platform/objects/folder-store.ts")
    const run = 'mount -t tmpfs -o size=256k tmpfs "$1" && exec "$0" --import tsx --input-type=module -e "$2" "$1" "$3"'
    const printed = execFileSync("unshare", ["-rm", "sh", "-c", run, process.execPath, folder, ON_A_SMALL_DISK, module], {
      env: { NODE_ENV: "test" },
    })
    expect(JSON.parse(String(printed))).toEqual({
      refused: StorageFullError.name,
      kept: ["before"],
      read: 100_000,
      again: "kept",
    })
  },
)

/** Runs in a process of its own, the only one that sees the small disk. */
const ON_A_SMALL_DISK = `
  const [folder, module] = process.argv.slice(1)
  const disk = (await import(module)).folderStore(folder)
  const bytes = (size) => ({ size, async *read() { yield Buffer.alloc(size - 1); yield Buffer.alloc(1) } })
  await disk.put("before", bytes(100_000))
  const refused = await disk.put("large", bytes(200_000)).catch((error) => error.name)
  const kept = []
  for await (const { key } of disk.list()) kept.push(key)
  let read = 0
  for await (const chunk of await disk.get("before")) read += chunk.byteLength
  await disk.delete("before")
  const again = await disk.put("large", bytes(200_000)).then(() => "kept")
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

test("Thousands of objects spread over the folders although their names begin alike", async () => {
  const keys = Array.from({ length: 300 }, (_, at) => `0190-${String(at).padStart(6, "0")}`)
  await Promise.all(keys.map((key) => store.put(key, bytesSource(Buffer.from("a")))))
  expect(await listed()).toEqual(keys)
  expect((await readdir(folder)).length).toBeGreaterThan(100)
})

test("A folder that is not there is never made by a writing: what was to be kept is refused", async () => {
  await rm(folder, { recursive: true })
  await expect(store.put("a", bytesSource(Buffer.from("a")))).rejects.toThrow(StorageUnavailableError)
  await expect(store.delete("a")).rejects.toThrow(StorageUnavailableError)
  await expect(store.probe()).rejects.toThrow(StorageUnavailableError)
  await expect(readdir(folder)).rejects.toThrow("ENOENT")
})
