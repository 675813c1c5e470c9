import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newPatient } from "@/lib/access/testing"
import { closeAccount } from "@/lib/account/closing/commands"
import { findSession } from "@/lib/account/queries"
import { newSession } from "@/lib/account/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { makeExport } from "@/lib/exports/making/commands"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { listCertificates } from "../certificates/queries"
import { askedSince, asks, comes, fresh } from "../testing"
import { eraseSpaces, tellOfShutSpaces } from "./commands"
import { journalOf, keptOf, newFullSpace, tablesOfSpaces } from "./testing"

const { database: worker } = openWorker()

let jeanne: Actor
let claire: Actor
let space: string
beforeEach(async () => {
  ;({ jeanne, claire, patientId: space } = await newFullSpace())
})

const isDue = () => askedSince(space, { days: 32, hours: 1 })
const keys = async () => (await Array.fromAsync(objectStore().list())).map(({ key }) => key)
const objectsOf = async (of: string): Promise<string[]> =>
  (await asSuperuser((db) => db`select object_key from document_files where patient_id = ${of}`)).map((row) => row.object_key)
const journal = () => journalOf(space)
const told = (actor: Actor) =>
  asSuperuser((db) => db`select subject, name from notices where account_id = ${actor.accountId} and subject like '%space_%'`)

describe("A space whose person did not come back", () => {
  it("is erased: no row of it is left but what the journal holds, its key and its objects are gone, and no other space is touched", async () => {
    const other = await newFullSpace()
    const [kept, lines, hers] = [await keptOf(other.patientId), await journal(), await objectsOf(space)]
    const before = Object.keys(await keptOf(space))
    expect(before).toEqual(
      expect.arrayContaining(["consent_texts", "pressure_answers", "invitations", "document_files", "item_words"]),
    )
    await isDue()
    expect(await eraseSpaces(worker)).toEqual({ erased: 1 })
    expect(await keptOf(space)).toEqual({})
    expect(await keptOf(other.patientId)).toEqual(kept)
    expect((await journal()).slice(0, -1)).toEqual(lines)
    expect((await journal()).at(-1)?.line).toMatchObject({ action: "closing.erased", task: "spaces.erase" })
    const left = new Set(await keys())
    expect(hers.length).toBeGreaterThan(0)
    expect(hers.filter((key) => left.has(key))).toEqual([])
    expect((await objectsOf(other.patientId)).filter((key) => !left.has(key))).toEqual([])
    expect(await eraseSpaces(worker)).toEqual({ erased: 0 })
  })

  it("leaves nothing of hers in what others were told, and she is told that it is done", async () => {
    await asSuperuser(
      (db) => db`insert into notices (account_id, kind, subject, space_id, subject_id, name)
      values (${claire.accountId}, 'task', 'task', ${space}, ${randomUUID()}, 'Jeanne Lefèvre')`,
    )
    await isDue()
    await eraseSpaces(worker)
    expect(await asSuperuser((db) => db`select from notices where space_id = ${space}`)).toHaveLength(0)
    expect(await told(jeanne)).toEqual([{ subject: "space_erased", name: null }])
    expect(await withOwn(jeanne, listCertificates)).toEqual([
      {
        reference: expect.stringMatching(/^[0-9A-F]{4}\u00a0[0-9A-F]{4}\u00a0[0-9A-F]{4}$/),
        askedAt: expect.any(Date),
        erasedAt: expect.any(Date),
      },
    ])
    expect(await withOwn(claire, listCertificates)).toEqual([])
  })

  it("ends her sessions; she may open another space, or close her account", async () => {
    const session = await newSession(jeanne)
    await isDue()
    await eraseSpaces(worker)
    expect(await findSession(session)).toBeNull()
    const again = await newPatient(jeanne)
    expect(again).not.toBe(space)
    const paul = await newFullSpace()
    await askedSince(paul.patientId, { days: 33 })
    await eraseSpaces(worker)
    await withOwn(fresh(paul.jeanne), closeAccount)
  })

  it("is erased once, however many workers begin at the same time", async () => {
    await isDue()
    const other = openDatabase(testDatabase().workerUrl, 1)
    const counts = await Promise.all([eraseSpaces(worker), eraseSpaces(other.database)])
    await other.sql.end()
    expect(counts[0].erased + counts[1].erased).toBe(1)
    expect(await told(jeanne)).toHaveLength(1)
  })

  it("loses what it was taking away, too: a worker that still packs it finds nothing", async () => {
    const [row] = await asSuperuser((db) => db`select id from exports where patient_id = ${space}`)
    await isDue()
    await eraseSpaces(worker)
    await makeExport(worker, { patientId: space, exportId: row?.id }, async () => ({}))
    expect(await keptOf(space)).toEqual({})
  })
})

describe("That a space is shut", () => {
  it("is told once to its person, and to who helps her by name; not before, nor once she came back", async () => {
    const shut = async () => ({ jeanne: await subjects(jeanne), claire: await told(claire) })
    const subjects = (actor: Actor) =>
      asSuperuser(
        (db) =>
          db`select subject from notices where account_id = ${actor.accountId} and subject like 'closing%' order by told_at`,
      )
    await asks(jeanne, space)
    await tellOfShutSpaces(worker)
    expect(await shut()).toEqual({ jeanne: [{ subject: "closing_asked" }], claire: [] })
    await askedSince(space, { hours: 48 })
    await tellOfShutSpaces(worker)
    await tellOfShutSpaces(worker)
    expect(await shut()).toEqual({
      jeanne: [{ subject: "closing_asked" }, { subject: "closing_shut" }],
      claire: [{ subject: "space_shut", name: "Jeanne Lefèvre" }],
    })
    await comes(jeanne, space)
    await tellOfShutSpaces(worker)
    expect(await told(claire)).toEqual([
      { subject: "space_shut", name: "Jeanne Lefèvre" },
      { subject: "space_open_again", name: "Jeanne Lefèvre" },
    ])
  })
})

describe("Nobody clears a space but that job", () => {
  it("every table of a space lets relais.erase_space remove what is due, and the portal and the worker no row by it", async () => {
    const tables = await tablesOfSpaces()
    expect(tables.length).toBeGreaterThan(55)
    for (const { name, may, policy } of tables) expect({ name, may, policy }).toEqual({ name, may: true, policy: true })
  })

  it("the worker outside it, or before its time, clears nothing in SQL", async () => {
    await isDue()
    const { sql: direct } = openDatabase(testDatabase().workerUrl, 1)
    const says = (task: string, statement: string) =>
      direct.begin(async (tx) => {
        await tx`select set_config('app.task', ${task}, true)`
        return tx.unsafe(statement)
      })
    const erase = `select relais.erase_space('${space}') as holder`
    expect(await says("objects.sweep", erase)).toMatchObject([{ holder: null }])
    await askedSince(space, { days: 31 })
    expect(await says("spaces.erase", erase)).toMatchObject([{ holder: null }])
    await expect(says("spaces.erase", `delete from patients where patient_id = '${space}'`)).rejects.toMatchObject({
      code: "42501",
    })
    await expect(says("spaces.erase", `update patients set closing_asked_at = null`)).rejects.toMatchObject({ code: "42501" })
    await direct.end()
    expect(Object.keys(await keptOf(space)).length).toBeGreaterThan(20)
  })
})

it("What somebody deposits while the space is being shut is refused or erased with it", async () => {
  await askedSince(space, { hours: 47 })
  await deposit(claire, space, [{ bytes: plainPdf(), name: "b.pdf" }])
  await askedSince(space, { hours: 48 })
  await expect(deposit(claire, space, [{ bytes: plainPdf(), name: "c.pdf" }])).rejects.toThrow()
  await isDue()
  const before = await keys()
  await eraseSpaces(worker)
  expect(await keptOf(space)).toEqual({})
  expect(before.length - (await keys()).length).toBeGreaterThanOrEqual(2)
})
