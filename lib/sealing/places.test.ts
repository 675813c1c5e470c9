import { randomUUID } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { placeDigest } from "@/lib/audit/append"
import { describeFault } from "./fault"
import { sealJournal } from "./seal"
import { newJournal, tamper, untilSettled } from "./testing"
import { verifyJournal } from "./verify"

let journal: Awaited<ReturnType<typeof newJournal>>
let first: { id: string; patientId: string }
let second: { id: string; patientId: string }

beforeEach(async () => {
  journal = await newJournal()
  first = await visit("R00001", "Cabinet des Tilleuls")
  second = await visit("R00005", "Hôpital du Val")
  await visit("R00001", null)
  await untilSettled(journal.superuser)
  await sealJournal(journal.worker, journal.privateKey, journal.headFile)
})
afterEach(() => journal.close())

/** A professional came, from a place whose words lie apart or from none. */
async function visit(structureId: string, name: string | null) {
  const [id, patientId] = [randomUUID(), randomUUID()]
  const digest = name && placeDigest(structureId, name)
  await journal.superuser`insert into audit_events (patient_id, id, actor_account_id, action, profession_code, place_sha256)
    values (${patientId}, ${id}, uuidv7(), 'document.listed', '10', ${digest})`
  if (name) await journal.superuser`insert into audit_places values (${patientId}, ${id}, ${structureId}, ${name})`
  return { id, patientId }
}

const verify = () => verifyJournal(journal.worker, journal.publicKey, journal.headFile)
const fault = ({ id, patientId }: typeof first) => ({ ok: false, fault: "place", batch: 1, eventId: id, patientId })

describe("Somebody who owns the database", () => {
  it("and leaves the places alone is told that the journal is whole", async () => {
    expect(await verify()).toEqual({ ok: true, batches: 1, events: 3 })
  })

  it("cannot change a place without first stepping around the guard", async () => {
    await expect(journal.superuser`update audit_places set structure_name = 'Ailleurs'`).rejects.toThrow("written once")
    await expect(journal.superuser`delete from audit_places`).rejects.toThrow("written once")
  })

  it("and writes another place is found, and the row is named", async () => {
    await tamper(
      journal.superuser,
      (sql) => sql`update audit_places set structure_name = 'Cabinet du Pont' where event_id = ${second.id}`,
    )
    const found = await verify()
    expect(found).toEqual(fault(second))
    expect(found.ok || describeFault(found)).toBe(
      `Batch 1: the place kept for the row ${second.id} of patient ${second.patientId} is not the one that was sealed.`,
    )
  })

  it("and writes another identifier under the same name is found; of two, the first is named", async () => {
    await tamper(journal.superuser, (sql) => sql`update audit_places set structure_id = 'R00009'`)
    expect(await verify()).toEqual(fault(first))
  })

  it("and gives a place to a row that was sealed without one is found", async () => {
    const [bare] = await journal.superuser`select id, patient_id as "patientId" from audit_events where place_sha256 is null`
    await journal.superuser`insert into audit_places values (${bare?.patientId}, ${bare?.id}, 'R00001', 'Cabinet des Tilleuls')`
    expect(await verify()).toMatchObject({ ok: false, fault: "place", eventId: bare?.id })
  })

  it("and leaves a place that belongs to no row is found", async () => {
    const [id, patientId] = [randomUUID(), randomUUID()]
    await journal.superuser`insert into audit_places values (${patientId}, ${id}, 'R00001', 'Cabinet des Tilleuls')`
    expect(await verify()).toEqual(fault({ id, patientId }))
  })

  it("and masked a place on purpose is told of no fault: the journal is whole without it", async () => {
    await tamper(journal.superuser, (sql) => sql`delete from audit_places where event_id = ${first.id}`)
    expect(await verify()).toEqual({ ok: true, batches: 1, events: 3 })
  })
})
