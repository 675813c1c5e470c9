import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql as drizzleSql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { beginErasedFile, noteErased } from "@/lib/platform/backup/erased"
import { objectStore } from "@/lib/platform/objects/object-store"
import { StorageUnavailableError } from "@/lib/platform/objects/store"
import { askedSince, asks, comes } from "../testing"
import { eraseSpaces } from "./commands"
import { journalOf, keptOf, newFullSpace } from "./testing"

const { database: worker } = openWorker()

let jeanne: Actor
let space: string
beforeEach(async () => {
  vi.restoreAllMocks()
  // What an earlier test left to be erased is none of this one's.
  await asSuperuser((db) => db`update patients set closing_asked_at = null where closing_asked_at is not null`)
  ;({ jeanne, patientId: space } = await newFullSpace())
})

const isDue = () => askedSince(space, { days: 32, hours: 1 })
const told = () =>
  asSuperuser((db) => db`select subject from notices where account_id = ${jeanne.accountId} and subject = 'space_erased'`)
const stands = async () => ({ kept: await keptOf(space), journal: await journalOf(space), told: await told() })

describe("A space stays as it is", () => {
  it("to the minute, until the hour after its last day", async () => {
    await askedSince(space, { days: 32, minutes: 59 })
    expect(await eraseSpaces(worker)).toEqual({ erased: 0 })
    expect(Object.keys(await keptOf(space)).length).toBeGreaterThan(20)
  })

  it("where nobody asked, and where she came back", async () => {
    expect(await eraseSpaces(worker)).toEqual({ erased: 0 })
    await asks(jeanne, space)
    await askedSince(space, { days: 31 })
    await comes(jeanne, space)
    expect(await eraseSpaces(worker)).toEqual({ erased: 0 })
    expect(Object.keys(await keptOf(space)).length).toBeGreaterThan(20)
  })

  it("while the storage is away, and is erased once it is back; another space is not held up", async () => {
    const paul = await newActor("Paul Martin")
    const bare = await newPatient(paul)
    await isDue()
    await askedSince(bare, { days: 33 })
    const before = await stands()
    vi.spyOn(objectStore(), "delete").mockRejectedValue(new StorageUnavailableError("Away"))
    await expect(eraseSpaces(worker)).rejects.toThrow("1 of 2 spaces could not be erased yet")
    expect(await stands()).toEqual(before)
    expect(await keptOf(bare)).toEqual({})
    vi.restoreAllMocks()
    expect(await eraseSpaces(worker)).toEqual({ erased: 1 })
    expect(await keptOf(space)).toEqual({})
  })

  it("with every row, whichever table the erasing fails at; the next time it is whole", async () => {
    await isDue()
    const before = await stands()
    for (const table of [...Object.keys(before.kept), "notices", "sessions"]) {
      const at = table === "notices" || table === "sessions" ? "before insert or update or delete" : "before delete"
      if (table === "sessions") await newSession(jeanne)
      await asSuperuser(async (db) => {
        await db.unsafe(
          `create or replace function public.fails() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
        )
        await db.unsafe(`create trigger aaa_fails ${at} on ${table} for each row execute function public.fails()`)
      })
      const attempt = eraseSpaces(worker)
      await expect(attempt).rejects.toThrow("could not be erased")
      await asSuperuser((db) => db.unsafe(`drop trigger aaa_fails on ${table}`))
      expect(await stands(), table).toEqual(before)
    }
    expect(await eraseSpaces(worker)).toEqual({ erased: 1 })
    expect(await keptOf(space)).toEqual({})
  })

  it("with every row where its worker is killed in the middle, and the next one erases it", async () => {
    await isDue()
    const before = await stands()
    const doomed = openDatabase(testDatabase().workerUrl, 1)
    const [backend] = await doomed.database.execute<{ pid: number }>(drizzleSql`select pg_backend_pid() as pid`)
    const held = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const holding = asSuperuser((db) =>
      db.begin(async (tx) => {
        await tx`select from patients where patient_id = ${space} for update`
        locked.resolve()
        await held.promise
      }),
    )
    await locked.promise
    const attempt = eraseSpaces(doomed.database).catch((error) => error)
    await expect
      .poll(() =>
        asSuperuser((db) => db`select from pg_stat_activity where pid = ${backend?.pid ?? 0} and wait_event_type = 'Lock'`),
      )
      .toHaveLength(1)
    await asSuperuser((db) => db`select pg_terminate_backend(${backend?.pid ?? 0})`)
    expect(await attempt).toBeInstanceOf(Error)
    held.resolve()
    await holding
    await doomed.sql.end()
    expect(await stands()).toEqual(before)
    expect(await eraseSpaces(worker)).toEqual({ erased: 1 })
    expect(await keptOf(space)).toEqual({})
  })
})

describe("The file of erased spaces", () => {
  const folder = mkdtempSync(join(tmpdir(), "relais-erased-"))
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(join(folder, "erased.txt"), { force: true })
  })

  it("names a space before it is erased, so that no back-up brings it back", async () => {
    vi.stubEnv("ERASED_SPACES_FILE", join(folder, "erased.txt"))
    await isDue()
    vi.spyOn(objectStore(), "delete").mockRejectedValue(new StorageUnavailableError("Away"))
    await expect(eraseSpaces(worker)).rejects.toThrow()
    vi.restoreAllMocks()
    await eraseSpaces(worker)
    expect(readFileSync(join(folder, "erased.txt"), "utf8")).toBe(`${space}\n${space}\n`)
  })

  it("is there from the worker's start, and is never emptied; one that cannot be written lets no worker start", async () => {
    const file = join(folder, "erased.txt")
    await beginErasedFile(file)
    expect(readFileSync(file, "utf8")).toBe("")
    await noteErased(space, file)
    await beginErasedFile(file)
    expect(readFileSync(file, "utf8")).toBe(`${space}\n`)
    await expect(beginErasedFile(join(folder, "nowhere", "erased.txt"))).rejects.toThrow("ENOENT")
    expect(await beginErasedFile("")).toBeUndefined()
  })
})
