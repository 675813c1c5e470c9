import { spawnSync } from "node:child_process"
import { generateKeyPairSync, randomUUID } from "node:crypto"
import type { Sql } from "postgres"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { describeFault } from "./fault"
import { merkleRoot } from "./merkle"
import { sealJournal } from "./seal"
import { newJournal, tamper, untilSettled, writeRows } from "./testing"
import { verifyJournal } from "./verify"

let journal: Awaited<ReturnType<typeof newJournal>>
let rows: { id: string; patient_id: string; tx: string }[]

beforeEach(async () => {
  journal = await newJournal()
  for (let minute = 0; minute < 3; minute++) {
    await writeRows(journal.worker, randomUUID(), randomUUID(), randomUUID(), randomUUID())
    await untilSettled(journal.superuser)
    await sealJournal(journal.worker, journal.privateKey, journal.headFile)
  }
  rows = await journal.superuser`select id, patient_id, tx::text from audit_events order by audit_events.tx, id`
})
afterEach(() => journal.close())

const verify = () => verifyJournal(journal.worker, journal.publicKey, journal.headFile)
const row = (at: number) => rows[at] ?? { id: "", patient_id: "", tx: "" }

describe("Somebody who owns the database", () => {
  it("and leaves the journal alone is told that it is whole", async () => {
    expect(await verify()).toEqual({ ok: true, batches: 3, events: 12 })
  })

  it("cannot alter a row without first stepping around the guard", async () => {
    await expect(journal.superuser`update audit_events set outcome = 'failed'`).rejects.toThrow("written once")
    await expect(journal.superuser`delete from audit_events`).rejects.toThrow("written once")
    await expect(journal.superuser`truncate audit_events`).rejects.toThrow("written once")
  })

  it.each<[string, (sql: Sql, id: string) => Promise<unknown>]>([
    ["what was done", (sql, id) => sql`update audit_events set action = 'space.viewed' where id = ${id}`],
    ["whose record it was", (sql, id) => sql`update audit_events set patient_id = uuidv7() where id = ${id}`],
    [
      "when, by a microsecond",
      (sql, id) => sql`update audit_events set occurred_at = occurred_at + interval '1 microsecond' where id = ${id}`,
    ],
    ["who", (sql, id) => sql`update audit_events set task = null, actor_account_id = uuidv7() where id = ${id}`],
    ["which documents", (sql, id) => sql`update audit_events set resource_ids = array[uuidv7()] where id = ${id}`],
    ["that it was a preview", (sql, id) => sql`update audit_events set preview = true where id = ${id}`],
    ["the words kept with it", (sql, id) => sql`update audit_events set note_ciphertext = ''::bytea where id = ${id}`],
  ])("and alters %s is found, and the row is named", async (_what, change) => {
    const { id, patient_id } = row(6)
    await tamper(journal.superuser, (sql) => change(sql, id))
    expect(await verify()).toEqual({ ok: false, fault: "altered", batch: 2, eventId: id, patientId: patient_id })
  })

  it("and removes rows is found, and the first of them is named", async () => {
    const { id, patient_id } = row(5)
    await tamper(journal.superuser, (sql) => sql`delete from audit_events where id in (${id}, ${row(9).id})`)
    const found = await verify()
    expect(found).toEqual({ ok: false, fault: "removed", batch: 2, eventId: id, patientId: patient_id })
    expect(found.ok || describeFault(found)).toBe(`Batch 2: the row ${id} of patient ${patient_id} was removed.`)
  })

  it("and reorders two rows of one batch is found, and the first of them is named", async () => {
    const [first, second] = [row(4), row(6)]
    await tamper(journal.superuser, async (sql) => {
      await sql`update audit_events set tx = ${second.tx} where id = ${first.id}`
      await sql`update audit_events set tx = ${first.tx} where id = ${second.id}`
    })
    expect(await verify()).toMatchObject({ ok: false, fault: "reordered", batch: 2, eventId: first.id })
  })

  it("and moves a row to another time is found, and the row is named", async () => {
    await tamper(journal.superuser, (sql) => sql`update audit_events set tx = ${row(1).tx} where id = ${row(9).id}`)
    expect(await verify()).toMatchObject({ ok: false, fault: "reordered", batch: 1, eventId: row(9).id })
  })

  it("and slips a row in among the sealed ones is found, and the row is named", async () => {
    const id = randomUUID()
    await tamper(
      journal.superuser,
      (sql) => sql`insert into audit_events (patient_id, id, tx, task, action)
        values (uuidv7(), ${id}, ${row(6).tx}, 'delegations.remind', 'delegation.reminded')`,
    )
    expect(await verify()).toMatchObject({ ok: false, fault: "added", batch: 2, eventId: id })
  })

  it("and swaps two rows in the seal's own list is found", async () => {
    await tamper(
      journal.superuser,
      (sql) => sql`update audit_batches set event_ids = array[event_ids[2], event_ids[1]] || event_ids[3:],
        leaf_hashes = substr(leaf_hashes, 33, 32) || substr(leaf_hashes, 1, 32) || substr(leaf_hashes, 65) where number = 2`,
    )
    expect(await verify()).toMatchObject({ ok: false, fault: "reordered", batch: 2 })
  })

  it("and alters a row with its place in the seal cannot make the root again without its head", async () => {
    await tamper(journal.superuser, async (sql) => {
      await sql`update audit_events set outcome = 'failed' where id = ${row(6).id}`
      await sql`update audit_batches set leaf_hashes = decode(repeat('00', 128), 'hex'), root = ${merkleRoot([Buffer.alloc(32)])} where number = 2`
    })
    expect(await verify()).toEqual({ ok: false, fault: "chain", batch: 2 })
  })

  it("and takes out a whole batch with its rows is found", async () => {
    await tamper(journal.superuser, async (sql) => {
      await sql`delete from audit_batches where number = 2`
      await sql`delete from audit_events where id in ${sql(rows.slice(4, 8).map(({ id }) => id))}`
    })
    expect(await verify()).toEqual({ ok: false, fault: "chain", batch: 2 })
  })

  it("and cuts off the end is found by the head kept outside", async () => {
    await tamper(journal.superuser, async (sql) => {
      await sql`delete from audit_batches where number = 3`
      await sql`delete from audit_events where id in ${sql(rows.slice(8).map(({ id }) => id))}`
    })
    expect(await verify()).toEqual({ ok: false, fault: "tail", batch: 3 })
    expect(await verifyJournal(journal.worker, journal.publicKey)).toMatchObject({ ok: true, batches: 2 })
  })

  it("and seals again with a key of his own is found", async () => {
    const { privateKey } = generateKeyPairSync("ed25519")
    await tamper(journal.superuser, (sql) => sql`delete from audit_batches where number = 3`)
    await untilSettled(journal.superuser)
    await sealJournal(journal.worker, privateKey, `${journal.headFile}.other`)
    expect(await verify()).toEqual({ ok: false, fault: "signature", batch: 3 })
  })
})

it("An operator who runs the command sees that all is well, then, once somebody has tampered, which row is wrong", async () => {
  const command = () =>
    spawnSync(process.execPath, ["--import", "tsx", "--conditions=react-server", "bin/verify.ts"], {
      encoding: "utf8",
      env: {
        ...process.env,
        WORKER_DATABASE_URL: journal.workerUrl,
        JOURNAL_SIGNING_KEY: journal.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        JOURNAL_HEAD_FILE: journal.headFile,
      },
    })
  const whole = command()
  expect(whole.stderr).toBe("")
  expect(whole).toMatchObject({ status: 0, stdout: "The journal is whole: 12 sealed rows in 3 batches.\n" })
  const { id, patient_id } = row(7)
  await tamper(journal.superuser, (sql) => sql`update audit_events set outcome = 'refused' where id = ${id}`)
  expect(command()).toMatchObject({ status: 1, stderr: `Batch 2: the row ${id} of patient ${patient_id} was altered.\n` })
  // Two processes of their own start here, on a machine that runs everything else as well.
})
