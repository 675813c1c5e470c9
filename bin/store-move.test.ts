import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { downloadPart } from "@/lib/documents/download/commands"
import { deposit, upload } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { folderStore } from "@/lib/platform/objects/folder-store"
import { objectStore } from "@/lib/platform/objects/object-store"
import { S3Stub } from "@/lib/platform/objects/s3/testing/server"
import { s3Store } from "@/lib/platform/objects/s3-store"
import { bytesSource, type ObjectStore } from "@/lib/platform/objects/store"
import { storeMove } from "./store-move"

const own = folderStore(process.env.OBJECTS_FOLDER ?? "")
let stub: S3Stub
let bucket: ObjectStore
let jeanne: Actor
let patientId: string
let documents: string[]
let keys: string[]

const pdf = [{ bytes: plainPdf(), name: "a.pdf" }]
const keysOf = async (store: ObjectStore) => (await Array.fromAsync(store.list())).map(({ key }) => key).sort()

// Other tests leave rows without objects; here each row has its own.
beforeEach(async () => {
  await asSuperuser((sql) => sql`truncate patients, review_evidence cascade`)
  // The folder is made by its first object.
  await own.probe()
  for (const key of await keysOf(own)) await own.delete(key)
  stub = await S3Stub.start({ pageSize: 2 })
  bucket = s3Store(stub.settings)
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
  documents = []
  for (let at = 0; at < 6; at++) documents.push(await deposit(jeanne, patientId, pdf))
  await upload(jeanne, patientId, pdf)
  keys = await keysOf(own)
})
afterEach(() => stub.stop())
afterAll(closeDatabase)

const inBucket = (before: "" | "FROM_" | "TO_") => ({
  [`${before}OBJECTS_STORE`]: "s3",
  [`${before}S3_ENDPOINT`]: stub.settings.endpoint,
  [`${before}S3_REGION`]: stub.settings.region,
  [`${before}S3_BUCKET`]: stub.settings.bucket,
  [`${before}S3_ACCESS_KEY_ID`]: stub.settings.accessKeyId,
  [`${before}S3_SECRET_ACCESS_KEY`]: stub.settings.secretAccessKey,
  [`${before}S3_FORCE_PATH_STYLE`]: "true",
})
const oldFolder = () => ({ FROM_OBJECTS_STORE: "folder", FROM_OBJECTS_FOLDER: process.env.OBJECTS_FOLDER })

async function move(
  environment: Record<string, string | undefined>,
  { remove = false, signal = new AbortController().signal } = {},
) {
  const lines: string[] = []
  const isDone = await storeMove({ ...process.env, ...environment }, { remove, signal, say: (line) => lines.push(line) })
  return { isDone, said: lines.join("\n") }
}

/** Reads every document of Jeanne's as the portal does, with the objects in this store. */
async function readAllFrom(store: ObjectStore): Promise<boolean> {
  const kept = objectStore()
  const { get } = kept
  kept.get = store.get
  try {
    for (const id of documents) {
      const { bytes } = await downloadPart(jeanne, patientId, id, 0)
      if (!Buffer.concat(await Array.fromAsync(bytes)).equals(plainPdf())) return false
    }
    return true
  } finally {
    kept.get = get
  }
}

describe("An operator who moves the objects", () => {
  test("from a folder to a bucket and on to another folder finds every document in the last one", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "moved-"))
    try {
      const { isDone, said } = await move(inBucket("TO_"))
      expect(isDone).toBe(true)
      expect(said).toContain("7 copied, 0 there already, 0 removed, of 7.")
      expect(await readAllFrom(bucket)).toBe(true)
      const onwards = { ...inBucket("FROM_"), TO_OBJECTS_FOLDER: folder }
      expect((await move(onwards)).said).toContain("7 copied, 0 there already, 0 removed, of 7.")
      for (const store of [own, bucket, folderStore(folder)]) expect(await keysOf(store)).toEqual(keys)
      expect(await readAllFrom(folderStore(folder))).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test("may stop in the middle, is told how far it is, and goes on from there", async () => {
    const stopping = new AbortController()
    const isStopped = Promise.withResolvers<void>()
    // A probe of the store and two objects are taken; whatever follows waits until it was stopped.
    stub.inject({ kind: "delay", ms: 1 }, "PUT", 3)
    stub.inject({ kind: "hold", until: isStopped.promise }, "PUT")
    const moving = move(inBucket("TO_"), { signal: stopping.signal })
    while (stub.kept.objects.size < 2) await sleep(10)
    stopping.abort()
    isStopped.resolve()
    const { isDone, said } = await moving
    expect(isDone).toBe(false)
    const there = stub.kept.objects.size
    expect(there).toBeLessThan(7)
    expect(said).toContain(`Stopped as asked: ${there} of 7 objects were looked at. ${there} copied`)
    stub.heal()
    expect((await move(inBucket("TO_"))).said).toContain(`${7 - there} copied, ${there} there already, 0 removed, of 7.`)
    expect(await readAllFrom(bucket)).toBe(true)
  })

  test("picks up with a second run what was deposited meanwhile", async () => {
    await move(inBucket("TO_"))
    documents.push(await deposit(jeanne, patientId, pdf))
    const { said } = await move(inBucket("TO_"))
    expect(said).toContain("1 copied, 7 there already, 0 removed, of 8.")
    expect(said).toContain("picked up by the next run")
    expect(await readAllFrom(bucket)).toBe(true)
  })

  test("loses nothing when a store refuses in the middle; the next run ends the work", async () => {
    stub.inject({ kind: "delay", ms: 1 }, "PUT", 4)
    stub.inject({ kind: "refuse", status: 403, code: "AccessDenied" }, "PUT")
    await expect(move(inBucket("TO_"))).rejects.toThrow(/does not answer\. 3 copied.* Nothing is lost: run it again/)
    expect(await keysOf(own)).toEqual(keys)
    expect(await readAllFrom(own)).toBe(true)
    stub.heal()
    expect((await move(inBucket("TO_"))).said).toContain("4 copied, 3 there already, 0 removed, of 7.")
    expect(await readAllFrom(bucket)).toBe(true)
  })

  test.each(["sent", "read back"])("keeps no copy of which a byte changed while it was %s", async (when) => {
    const folder = await mkdtemp(path.join(tmpdir(), "moved-"))
    try {
      if (when === "sent") await move(inBucket("TO_"))
      const [from, to] = when === "sent" ? [bucket, folderStore(folder)] : [own, bucket]
      const environment = when === "sent" ? { ...inBucket("FROM_"), TO_OBJECTS_FOLDER: folder } : inBucket("TO_")
      if (when === "sent") stub.inject({ kind: "delay", ms: 1 }, "GET", 1)
      stub.inject({ kind: "change", at: 50 }, "GET", 1)
      await expect(move(environment)).rejects.toThrow("A copy was not what had been sent")
      stub.heal()
      expect(await keysOf(from)).toEqual(keys)
      expect((await keysOf(to)).length).toBeLessThan(7)
      expect((await move(environment)).isDone).toBe(true)
      expect(await readAllFrom(to)).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test("is told which object differs or is nowhere, and nothing is touched or removed", async () => {
    const [different = "", lost = ""] = keys
    await bucket.put(different, one("something else"))
    await own.delete(lost)
    const { isDone, said } = await move({ ...inBucket(""), ...oldFolder() }, { remove: true })
    expect(isDone).toBe(false)
    expect(said).toContain(`${different} is not the same in both stores`)
    expect(said).toContain(`${lost} is named by a row and is in neither store.`)
    expect(said).toContain("5 copied, 0 there already, 0 removed, of 7.")
    expect(await keysOf(own)).toEqual(keys.filter((key) => key !== lost))
    expect(stub.kept.objects.get(different)?.bytes.toString()).toBe("something else")
  })
})

describe("An operator who empties the old store", () => {
  test("may do so only once the portal uses the new one", async () => {
    await expect(move(inBucket("TO_"), { remove: true })).rejects.toThrow("--remove would empty the store that the portal reads")
    expect(await keysOf(own)).toEqual(keys)
  })

  test("removes what was compared, and every document opens from the new one", async () => {
    await own.put("without-a-row", one("rubbish"))
    const { isDone, said } = await move({ ...inBucket(""), ...oldFolder() }, { remove: true })
    expect(isDone).toBe(true)
    expect(said).toContain("7 copied, 0 there already, 7 removed, of 7.")
    expect(await keysOf(own)).toEqual(["without-a-row"])
    expect(await readAllFrom(bucket)).toBe(true)
    const again = await move({ ...inBucket(""), ...oldFolder() }, { remove: true })
    expect(again.said).toContain("0 copied, 7 there already, 0 removed, of 7.")
  })

  test("loses nothing when both names are of one place", async () => {
    const twice = { ...oldFolder(), FROM_OBJECTS_FOLDER: `${process.env.OBJECTS_FOLDER}/../objects` }
    await expect(move(twice, { remove: true })).rejects.toThrow("Both names are of the same place")
    await expect(move({ ...inBucket(""), ...inBucket("FROM_") }, { remove: true })).rejects.toThrow("the same place")
    expect(await keysOf(own)).toEqual(keys)
  })

  test("loses nothing when the new store falls away in the middle", async () => {
    await move(inBucket("TO_"))
    stub.inject({ kind: "delay", ms: 1 }, "GET", 9)
    stub.inject({ kind: "refuse", status: 403, code: "AccessDenied" }, "GET")
    await expect(move({ ...inBucket(""), ...oldFolder() }, { remove: true })).rejects.toThrow("Nothing is lost")
    stub.heal()
    expect(await readAllFrom(bucket)).toBe(true)
    expect((await move({ ...inBucket(""), ...oldFolder() }, { remove: true })).isDone).toBe(true)
    expect(await keysOf(own)).toEqual([])
  })
})

test("Ctrl-C ends the objects in hand, says how far it is, and the next run goes on", async () => {
  const inHand = Promise.withResolvers<void>()
  // A probe of the store and two objects are taken; whatever follows waits until the command has heard.
  stub.inject({ kind: "delay", ms: 1 }, "PUT", 3)
  stub.inject({ kind: "hold", until: inHand.promise }, "PUT")
  const args = ["--import", "tsx", "--conditions=react-server", path.join(import.meta.dirname, "store-move.ts")]
  const running = spawn(process.execPath, args, { env: { ...process.env, ...inBucket("TO_") } })
  const printed: Buffer[] = []
  const isHeard = () => Buffer.concat(printed).includes("Stopping")
  for (const stream of [running.stdout, running.stderr]) {
    stream.on("data", (text: Buffer) => printed.push(text) && isHeard() && inHand.resolve())
  }
  const ended = new Promise<number | null>((end) => running.on("exit", end))
  while (stub.kept.objects.size < 2 && running.exitCode === null) await sleep(10)
  running.kill("SIGINT")
  expect([await ended, Buffer.concat(printed).toString()]).toEqual([1, expect.stringContaining("Run it again to go on.")])
  const there = [...stub.kept.objects]
  expect(there.length).toBeLessThan(7)
  for (const [key, { bytes }] of there) expect(sha256(bytes)).toBe(sha256(await bytesOf(own, key)))
  stub.heal()
  expect((await move(inBucket("TO_"))).said).toContain(`${7 - there.length} copied, ${there.length} there already`)
})

const one = (text: string) => bytesSource(Buffer.from(text))
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
const bytesOf = async (store: ObjectStore, key: string) => Buffer.concat(await Array.fromAsync(await store.get(key)))
