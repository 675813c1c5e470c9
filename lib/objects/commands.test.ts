import { createHash } from "node:crypto"
import { utimes } from "node:fs/promises"
import path from "node:path"
import { beforeEach, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { downloadPart } from "@/lib/documents/download/commands"
import { eraseLeftDocuments } from "@/lib/documents/erasing/commands"
import { deposit, upload } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { bytesSource } from "@/lib/platform/objects/store"
import { removeOrphans } from "./commands"

const { database: worker } = openWorker()

let jeanne: Actor
let patientId: string
const pdf = [{ bytes: plainPdf(), name: "a.pdf" }]
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

const ageObjects = async (hours: number) => {
  const then = new Date(Date.now() - hours * 3_600_000)
  for await (const { key } of objectStore().list()) {
    const hash = createHash("sha256").update(key).digest("hex")
    await utimes(path.join(process.env.OBJECTS_FOLDER ?? "", hash.slice(0, 2), hash.slice(2, 4), key), then, then)
  }
}
const sweep = async () => ({
  ...(await eraseLeftDocuments(worker)),
  objects: await removeOrphans(worker),
})
const keys = async () => (await Array.fromAsync(objectStore().list())).map(({ key }) => key)

it("The sweeper leaves alone what is younger than a day, and every object that has a row", async () => {
  const id = await deposit(jeanne, patientId, pdf)
  await upload(jeanne, patientId, pdf)
  await objectStore().put("young-orphan", bytesSource(Buffer.from("x")))
  expect(await sweep()).toEqual({ drafts: 0, documents: 0, objects: 0 })
  await ageObjects(30)
  expect(await sweep()).toMatchObject({ drafts: 0, documents: 0 })
  expect(await keys()).not.toContain("young-orphan")
  expect((await downloadPart(jeanne, patientId, id, 0)).file.objectKey).toBeTruthy()
})

it("A deposit that nobody described for a day goes, with its object, and the journal says so", async () => {
  await upload(jeanne, patientId, pdf)
  await asSuperuser(
    (sql) => sql`update deposit_drafts set created_at = now() - interval '25 hours' where patient_id = ${patientId}`,
  )
  await ageObjects(25)
  expect(await sweep()).toMatchObject({ drafts: 1, objects: 1 })
  const rows = await asSuperuser(
    (sql) => sql`select action, task from audit_events where patient_id = ${patientId} and task is not null`,
  )
  expect(rows).toMatchObject([{ action: "deposit.discarded", task: "objects.sweep" }])
})

it("A document deleted for thirty days goes for good; one deleted yesterday stays", async () => {
  const [old, recent] = [await deposit(jeanne, patientId, pdf), await deposit(jeanne, patientId, pdf)]
  await asSuperuser(async (sql) => {
    await sql`update documents set deleted_at = now() - interval '31 days' where id = ${old}`
    await sql`update documents set deleted_at = now() - interval '1 day' where id = ${recent}`
  })
  await ageObjects(25)
  expect(await sweep()).toMatchObject({ documents: 1, objects: 1 })
  const left = await asSuperuser((sql) => sql`select id from documents where patient_id = ${patientId}`)
  expect(left.map(({ id }) => id)).toEqual([recent])
  expect(await sweep()).toEqual({ drafts: 0, documents: 0, objects: 0 })
})
