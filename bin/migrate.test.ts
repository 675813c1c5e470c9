import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { afterAll, beforeEach, expect, test } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { migrate } from "./migrate"

const { ownerUrl } = testDatabase()
const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} })
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

test("People go on reading while a migration waits for a lock, and it succeeds once the lock is free", async () => {
  await owner`create table tried (id int)`
  write("9001_column.sql", "alter table tried add column name text;")
  let migrating: Promise<void> | undefined
  await owner.begin(async (tx) => {
    await tx`select * from tried`
    migrating = run()
    // Long enough for the first attempt to give up; a reader who comes meanwhile waits for a second at most.
    await sleep(500)
    const before = Date.now()
    await owner`select * from tried`
    expect(Date.now() - before).toBeLessThan(1500)
    await sleep(1000)
  })
  await migrating
  expect(await isApplied("9001_column.sql")).toBe(true)
})
