import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, expect, it } from "vitest"
import { withTask } from "@/lib/access/system-task"
import { readHeadFile } from "./head"
import { beginEpoch, JournalCutError, sealJournal } from "./seal"
import { PROFESSIONAL_COLUMNS, SEALED_COLUMNS } from "./sealed-row"
import { newJournal, tamper, untilSettled, writeRows } from "./testing"
import { verifyJournal } from "./verify"

let journal: Awaited<ReturnType<typeof newJournal>>
beforeEach(async () => {
  journal = await newJournal(14)
})
afterEach(() => journal.close())

const sealNow = () => sealJournal(journal.worker, journal.privateKey, journal.headFile)
const seal = async () => {
  await untilSettled(journal.superuser)
  return sealNow()
}
const verify = () => verifyJournal(journal.worker, journal.publicKey, journal.headFile)
const batches = () => journal.superuser`select * from audit_batches order by number`

it("Every column of the journal is under the seal, so that none can be changed unseen", async () => {
  const columns = await journal.superuser`
    select column_name as name from information_schema.columns where table_name = 'audit_events' order by ordinal_position`
  expect(columns.map(({ name }) => name).sort()).toEqual([...SEALED_COLUMNS, ...PROFESSIONAL_COLUMNS].sort())
})

it("What people did is sealed once, and a minute without anybody writes nothing", async () => {
  expect(await seal()).toEqual({ sealed: 0 })
  expect(await readHeadFile(journal.headFile)).toBeNull()
  await writeRows(journal.worker, randomUUID(), randomUUID(), randomUUID())
  expect(await seal()).toEqual({ sealed: 3 })
  expect(await seal()).toEqual({ sealed: 0 })
  await writeRows(journal.worker, randomUUID())
  expect(await seal()).toEqual({ sealed: 1 })
  expect((await batches()).map((batch) => batch.event_ids.length)).toEqual([3, 1])
  expect(await verify()).toEqual({ ok: true, batches: 2, events: 4 })
  expect((await readHeadFile(journal.headFile))?.number).toBe(2)
})

it("Somebody whose request is still running is sealed after it ends, not missed", async () => {
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slow = withTask(journal.worker, "delegations.remind", async (task) => {
    await task.trace(randomUUID(), [{ action: "delegation.reminded" }])
    begun.resolve()
    await held.promise
  })
  await begun.promise
  await writeRows(journal.worker, randomUUID())
  const sealedMeanwhile = await sealNow()
  held.resolve()
  await slow
  expect(sealedMeanwhile).toEqual({ sealed: 0 })
  expect(await seal()).toEqual({ sealed: 2 })
})

it("Twelve people write while the journal is sealed again and again: every row is in exactly one batch", async () => {
  let writing = true
  const writer = async () => {
    for (let round = 0; round < 5; round++) {
      await withTask(journal.worker, "delegations.remind", async (task) => {
        for (let step = 0; step < 5; step++) {
          await task.trace(randomUUID(), [{ action: "delegation.reminded" }, { action: "delegation.expired" }])
          if (Math.random() < 0.1) await sleep(Math.random() * 20)
        }
      })
    }
  }
  const sealer = async () => {
    while (writing) {
      await sealNow()
      await sleep(10)
    }
  }
  const sealing = sealer()
  for (let wave = 0; wave < 5; wave++) {
    await Promise.all(Array.from({ length: 12 }, writer))
    await seal()
  }
  writing = false
  await sealing
  await seal()
  const written = await journal.superuser<{ id: string }[]>`select id from audit_events order by id`
  const sealed = (await batches()).flatMap((batch) => batch.event_ids as string[])
  expect(written.length).toBe(12 * 25 * 10)
  expect(sealed.sort()).toEqual(written.map(({ id }) => id))
  expect((await batches()).length).toBeGreaterThan(3)
  expect(await verify()).toMatchObject({ ok: true, events: 3000 })
})

it("Two workers that seal at once write one chain", async () => {
  await writeRows(journal.worker, ...Array.from({ length: 20 }, () => randomUUID()))
  await untilSettled(journal.superuser)
  const done = await Promise.all([sealNow(), sealNow(), sealNow()])
  expect(done.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(20)
  expect(await verify()).toMatchObject({ ok: true, events: 20 })
})

it("After a week without sealing, the backlog is sealed in batches that fit in memory", async () => {
  await journal.superuser`insert into audit_events (patient_id, task, action)
    select uuidv7(), 'delegations.remind', 'delegation.reminded' from generate_series(1, 10500)`
  for (let day = 0; day < 2; day++) {
    await journal.superuser`insert into audit_events (patient_id, task, action)
      select uuidv7(), 'delegations.remind', 'delegation.reminded' from generate_series(1, 6000)`
  }
  expect(await seal()).toEqual({ sealed: 22_500 })
  expect((await batches()).map((batch) => batch.event_ids.length)).toEqual([10_500, 6000, 6000])
  expect(await verify()).toEqual({ ok: true, batches: 3, events: 22_500 })
})

it("An operator who restored a back-up must say so before anything is sealed, and says so with a signature", async () => {
  await writeRows(journal.worker, randomUUID(), randomUUID())
  await seal()
  await writeRows(journal.worker, randomUUID())
  await seal()
  // The back-up was older than the last batch, and one of its rows was not sealed yet.
  await tamper(journal.superuser, (sql) => sql`delete from audit_batches where number = 2`)
  await expect(seal()).rejects.toThrow(JournalCutError)
  expect(await verify()).toEqual({ ok: false, fault: "tail", batch: 2 })

  expect(await beginEpoch(journal.worker, journal.privateKey, journal.headFile)).toEqual({ epoch: 2 })
  expect(await verify()).toEqual({ ok: true, batches: 2, events: 3 })
  await writeRows(journal.worker, randomUUID())
  expect(await seal()).toEqual({ sealed: 1 })
  expect((await batches()).map((batch) => batch.epoch)).toEqual([1, 2, 2])
  expect(await verify()).toEqual({ ok: true, batches: 3, events: 4 })
})

it("A back-up restored into a new cluster, which counts its transactions anew, goes on without overlap", async () => {
  await writeRows(journal.worker, randomUUID())
  await seal()
  await tamper(
    journal.superuser,
    (sql) => sql`insert into audit_events (patient_id, task, action, tx) values (uuidv7(), 'delegations.remind',
      'delegation.reminded', ((pg_current_xact_id()::text::bigint + 5000)::text)::xid8)`,
  )
  await beginEpoch(journal.worker, journal.privateKey, journal.headFile)
  await writeRows(journal.worker, randomUUID())
  await seal()
  expect(await verify()).toMatchObject({ ok: true, events: 3 })
})

it("An operator sees how long the oldest row has waited for its seal", async () => {
  const lag = async () => (await journal.superuser`select relais.sealing_lag() as seconds`)[0]?.seconds
  expect(await lag()).toBe(0)
  await journal.superuser`insert into audit_events (patient_id, id, task, action)
    values (uuidv7(), uuidv7(interval '-20 minutes'), 'delegations.remind', 'delegation.reminded')`
  expect(await lag()).toBeGreaterThanOrEqual(1200)
  await seal()
  expect(await lag()).toBe(0)
  await writeRows(journal.worker, randomUUID())
  expect(await lag()).toBeLessThan(60)
})

it("Nobody can write a row outside the seals by giving it the number of another transaction", async () => {
  await writeRows(journal.worker, randomUUID())
  await seal()
  await journal.superuser`insert into audit_events (patient_id, task, action, tx)
    values (uuidv7(), 'delegations.remind', 'delegation.reminded', '1')`
  expect(await seal()).toEqual({ sealed: 1 })
  expect(await verify()).toMatchObject({ ok: true, events: 2 })
})
