import { beforeEach, describe, expect, it, vi } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { StorageFullError, StorageUnavailableError } from "@/lib/platform/objects/store"
import { unzip } from "@/lib/platform/zip/testing"
import { settleExports } from "../settling/commands"
import { asks, makes, packOf, rowOf, standing, takes } from "../testing"

const { database: worker } = openWorker()

let jeanne: Actor
let space: string
let documentId: string
beforeEach(async () => {
  vi.restoreAllMocks()
  jeanne = await newActor()
  space = await newPatient(jeanne)
  documentId = await deposit(jeanne, space, [{ bytes: plainPdf(), name: "a.pdf" }])
  await asks(jeanne, space, packOf(documentId))
})

const state = async () => {
  const { state: now, failure } = await standing(jeanne, space)
  return failure ?? now
}
const keys = async () => (await Array.fromAsync(objectStore().list())).map(({ key }) => key)
/** What a settling takes away is of other spaces too: only what came counts. */
const addedTo = async (before: readonly string[]) => (await keys()).filter((key) => !before.includes(key))
const failsToPut = (error: Error) => vi.spyOn(objectStore(), "put").mockRejectedValue(error)
const unseenSince = (seconds: number) =>
  asSuperuser(async (sql) => {
    await sql`alter table exports disable trigger hold_states`
    await sql`update exports set touched_at = now() - make_interval(secs => ${seconds}) where patient_id = ${space}`
    await sql`alter table exports enable trigger hold_states`
  })

describe("What a person takes away is made", () => {
  it("once, however many workers begin at the same time", async () => {
    const before = await keys()
    await Promise.all([makes(worker, space), makes(worker, space), makes(worker, space)])
    expect(await state()).toBe("ready")
    expect(await addedTo(before)).toHaveLength(1)
    await makes(worker, space)
    expect(await addedTo(before)).toHaveLength(1)
  })

  it("anew after a worker was killed, and what that one left is gone", async () => {
    const before = await keys()
    const put = objectStore().put.bind(objectStore())
    const killed = new Promise<void>((resolve) => {
      vi.spyOn(objectStore(), "put").mockImplementation(async (key, source) => {
        await put(key, source)
        resolve()
        // Nothing more is heard of this worker.
        await new Promise(() => {})
      })
    })
    void makes(worker, space)
    await killed
    vi.restoreAllMocks()
    const { object_key: left } = await rowOf(space)
    expect(await keys()).toContain(left)
    await makes(worker, space)
    expect(await state()).toBe("waiting")
    await unseenSince(61)
    expect(await settleExports(worker)).toMatchObject({ begun: expect.any(Number) })
    await makes(worker, space)
    expect(await state()).toBe("ready")
    expect(await keys()).not.toContain(left)
    expect(await addedTo(before)).toHaveLength(1)
  })

  it("once the copy of the journal is signed, and not without it", async () => {
    await makes(worker, space, async () => null)
    expect(await state()).toBe("waiting")
    expect(await rowOf(space)).toMatchObject({ attempts: 0, touched_at: null, object_key: null })
    await makes(worker, space)
    expect(await state()).toBe("ready")
  })
})

describe("What does not come about is said with its reason, and nothing of it is kept", () => {
  it("where the copy of the journal is not signed in a quarter of an hour by the clock of the database, whatever the worker's says", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2040-01-01T00:00:00Z"))
    await makes(worker, space, async () => null)
    vi.restoreAllMocks()
    expect(await state()).toBe("waiting")
    await asSuperuser(async (sql) => {
      await sql`alter table exports disable trigger all`
      await sql`update exports set asked_at = now() - interval '16 minutes' where patient_id = ${space}`
      await sql`alter table exports enable trigger all`
    })
    await makes(worker, space, async () => null)
    expect(await state()).toBe("journal")
  })

  it("where the disk is full", async () => {
    failsToPut(new StorageFullError("No room"))
    await makes(worker, space)
    expect(await state()).toBe("full")
    expect(await rowOf(space)).toMatchObject({ content: null, object_key: null, wrapped_key: null })
  })

  it("where a document was taken away meanwhile", async () => {
    await asSuperuser((sql) => sql`delete from document_files where patient_id = ${space}`)
    await makes(worker, space)
    expect(await state()).toBe("changed")
  })

  it("where the storage is away five times; before, it is tried again", async () => {
    failsToPut(new StorageUnavailableError("Away"))
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(makes(worker, space)).rejects.toThrow("Away")
      expect(await state()).toBe("waiting")
    }
    await makes(worker, space)
    expect(await state()).toBe("storage")
  })

  it("and another may be asked for at once", async () => {
    failsToPut(new StorageFullError("No room"))
    await makes(worker, space)
    vi.restoreAllMocks()
    expect(await asks(jeanne, space, packOf(documentId))).toBe(true)
    await makes(worker, space)
    const taken = await takes(jeanne, space)
    expect(unzip(Buffer.concat(taken ? await Array.fromAsync(taken.bytes) : [])).size).toBe(3)
  })
})
