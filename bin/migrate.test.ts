import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { afterAll, beforeEach, expect, test } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { hashAccess } from "./access/compose"
import type { WordList } from "./access/word-lists"
import { listChangedWords, replaceWords, validateWords } from "./access/words"
import { migrate } from "./migrate"

const { ownerUrl } = testDatabase()
const owner = postgres(ownerUrl, { max: 3, onnotice: () => {} })
let folder: string

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = () => migrate(ownerUrl, undefined, folder)
const isApplied = async (name: string) => (await owner`select 1 from relais_migrations.applied where name = ${name}`).length === 1

async function forget() {
  await owner`drop table if exists tried, tried_too`
  await owner`delete from relais_migrations.applied where name like '9%'`
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "migrations-"))
  await forget()
})

afterAll(async () => {
  await forget()
  await owner.end()
})

test("An operator who migrates twice changes nothing the second time", async () => {
  write("9000_tried.sql", "create table tried (id int);")
  await run()
  await run()
  expect(await isApplied("9000_tried.sql")).toBe(true)
})

test("An operator is told when a migration was changed after it had been applied", async () => {
  write("9000_tried.sql", "create table tried (id int);")
  await run()
  write("9000_tried.sql", "create table tried (id bigint);")
  await expect(run()).rejects.toThrow("9000_tried.sql was changed after it had been applied")
})

test("A migration that fails leaves nothing of itself behind", async () => {
  write("9000_tried.sql", "create table tried (id int); select 1 / 0;")
  await expect(run()).rejects.toThrow("9000_tried.sql failed: division by zero")
  expect(await owner`select to_regclass('tried') as found`).toEqual([{ found: null }])
  expect(await isApplied("9000_tried.sql")).toBe(false)
})

test("A migration marked so runs without a transaction, as an index built beside the traffic asks", async () => {
  const statements = ["create table tried (id int);", "create index concurrently tried_by_id on tried (id);"]
  write("9000_tried.sql", `-- no transaction\n${statements.join("\n--> statement-breakpoint\n")}`)
  await run()
  expect((await owner`select to_regclass('tried_by_id')::text as found`)[0]).toEqual({ found: "tried_by_id" })
})

test("An index whose building was cut is built anew, and never taken for the whole one", async () => {
  await owner`create table tried (id int)`
  await owner`insert into tried values (1), (1)`
  write("9000_tried.sql", "-- no transaction\ncreate unique index concurrently if not exists tried_by_id on tried (id);")
  await expect(run()).rejects.toThrow("9000_tried.sql failed")
  const isValid = () => owner`select indisvalid from pg_index where indexrelid = 'tried_by_id'::regclass`
  expect(await isValid()).toEqual([{ indisvalid: false }])
  await owner`delete from tried`
  await run()
  expect(await isValid()).toEqual([{ indisvalid: true }])
})

/** Resolves once the migration waits for who reads. */
async function untilItWaits() {
  while ((await owner`select from pg_locks where not granted and relation = 'tried'::regclass`).length === 0) await sleep(20)
}

test("People go on reading while a migration waits for a lock, and it succeeds once the lock is free", async () => {
  await owner`create table tried (id int)`
  write("9001_column.sql", "alter table tried add column name text;")
  let migrating: Promise<void> | undefined
  await owner.begin(async (tx) => {
    await tx`select * from tried`
    migrating = run()
    await untilItWaits()
    // A reader who comes meanwhile waits for a second at most, by the clock of the database, which is as busy as she is.
    const tooLong = owner`select 'a second and a half' as waited from pg_sleep(1.5)`
    expect(await Promise.race([owner`select id from tried`, tooLong])).toEqual([])
  })
  await migrating
  expect(await isApplied("9001_column.sql")).toBe(true)
})

/** What `migrate` does when the composed text has changed. */
const forgetAccess = () => owner`update relais_migrations.applied set hash = 'older' where name = 'access'`

test("People go on reading while it is laid anew who reaches what, by statements that they had prepared before", async () => {
  const portal = postgres(testDatabase().portalUrl, { max: 1, onnotice: () => {} })
  const read = async () => {
    const before = Date.now()
    await portal.begin(async (tx) => {
      await tx`select set_config('app.actor', gen_random_uuid()::text, true), set_config('app.patients', gen_random_uuid()::text, true)`
      await tx`select count(*) from documents where patient_id in (select unnest(relais.visible_patients()))`
    })
    return Date.now() - before
  }
  /** How long it takes to lay it anew beside nobody, on this machine as busy as it is. */
  const layAlone = async () => {
    await forgetAccess()
    const before = Date.now()
    await run()
    return Date.now() - before
  }
  await read()
  const aloneBefore = await layAlone()
  await forgetAccess()
  let isDone = false
  const waits: number[] = []
  let migrating: Promise<void> | undefined
  // A reader who stays for long keeps the tables: laying gives way to those who come meanwhile, and comes again.
  await owner.begin(async (tx) => {
    await tx`select from documents limit 1`
    migrating = run().finally(() => {
      isDone = true
    })
    for (const end = Date.now() + 2500; Date.now() < end; ) waits.push(await read())
  })
  while (!isDone) waits.push(await read())
  await migrating
  waits.push(await read())
  const alone = Math.max(aloneBefore, await layAlone())
  expect(Math.max(...waits)).toBeLessThan(1000 + 1.5 * alone)
  const [row] = await owner`select hash from relais_migrations.applied where name = 'access'`
  expect(row?.hash).toBe(hashAccess())
  await portal.end()
})

test("A second migration takes no lock: it ends while somebody keeps every table", async () => {
  await run()
  await owner.begin(async (tx) => {
    const tables =
      await tx`select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
    await tx.unsafe(`lock table ${tables.map(({ name }) => name).join(", ")} in access exclusive mode`)
    await run()
  })
})

class Enough extends Error {}

test("A list of words that changed holds at once, and the rows that were there are looked at", async () => {
  const list: WordList = {
    table: "tried",
    constraint: "colour_is_known_word",
    column: "colour",
    kind: "one",
    words: ["red", "blue"],
  }
  await owner`create table tried (colour text)`
  await owner`insert into tried values ('red'), ('green')`
  const trying = owner.begin(async (tx) => {
    expect(await listChangedWords(tx, [list])).toEqual([list])
    await replaceWords(tx, list)
    expect(await listChangedWords(tx, [list])).toEqual([])
    await expect(tx.savepoint((step) => step`insert into tried values ('green')`)).rejects.toThrow("colour_is_known_word")
    await expect(tx.savepoint((step) => validateWords(step))).rejects.toThrow(
      "tried holds words that colour_is_known_word does not know",
    )
    await tx`update tried set colour = 'blue' where colour = 'green'`
    await validateWords(tx)
    expect(await tx`select convalidated from pg_constraint where conname = 'colour_is_known_word'`).toEqual([
      { convalidated: true },
    ])
    expect(await listChangedWords(tx, [{ ...list, words: ["blue", "red"] }])).toEqual([])
    expect(await listChangedWords(tx, [{ ...list, words: ["red"] }])).toHaveLength(1)
    throw new Enough()
  })
  await expect(trying).rejects.toBeInstanceOf(Enough)
})
