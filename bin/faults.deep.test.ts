import { spawnSync } from "node:child_process"
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type BenchDatabase, type Cluster, makeDatabase, startCluster } from "@/bench/database"
import { heavyPdf, upload } from "@/bench/deposit"
import { type Portal, startPortal } from "@/bench/portal"
import { median } from "@/bench/rounds"
import { migrate } from "./migrate"
import { ensureBuilt } from "./stack/build"
import { postgresAccount } from "./stack/postgres-account"
import { tellFigure } from "./testing/figures"

/** What a whole portal and a Postgres of its own do when something that they stand on gives out. */

const folder = mkdtempSync(join(tmpdir(), "relais-faults-"))
const volume = join(folder, "small")
const VOLUME_MB = 96
const WRONG = "Quelque chose n’a pas marché"

let cluster: Cluster & { stop(): Promise<void> }
let database: BenchDatabase
let portal: Portal
let superuser: postgres.Sql

beforeAll(async () => {
  spawnSync("chmod", ["711", folder])
  await ensureBuilt(() => {})
  mountVolume()
  cluster = await startCluster(folder)
  database = await makeDatabase(cluster, "faults")
  await moveOntoVolume()
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  portal = await startPortal({ cluster, database, folder, documents: 20, worker: false })
}, 900_000)

afterAll(async () => {
  await portal?.stop()
  await superuser?.end()
  await cluster?.stop()
  spawnSync("/usr/bin/umount", [volume])
  rmSync(folder, { recursive: true, force: true })
})

/** The database lies on a volume of its own, small enough to be filled. */
function mountVolume() {
  mkdirSync(volume)
  const { status, stderr } = spawnSync("/usr/bin/mount", ["-t", "tmpfs", "-o", `size=${VOLUME_MB}m,mode=0700`, "tmpfs", volume], {
    encoding: "utf8",
  })
  if (status !== 0)
    throw new Error(
      `This test mounts a volume of ${VOLUME_MB} MB and fills it: run it as root of a machine that may mount. ${stderr}`,
    )
  const account = postgresAccount()
  if (account) chownSync(volume, account.uid, account.gid)
}

async function moveOntoVolume() {
  const sql = postgres(cluster.superuserUrl, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create tablespace small location '${volume}'`)
  await sql.unsafe(`alter database ${database.name} set tablespace small`)
  await sql.end()
}

type Answer = { status: number; text: string; ms: number }

async function ask(path: string, cookie = ""): Promise<Answer> {
  const begun = performance.now()
  const response = await fetch(portal.url + path, { headers: { cookie, accept: "text/html" }, redirect: "manual" })
  const text = await response.text()
  return { status: response.status, text, ms: performance.now() - begun }
}

const list = () => ask(`/patients/${portal.patientId}/documents`, portal.cookie)

/** Refused in words, soon, and without anybody's data. */
function expectRefusal({ status, text, ms }: Answer) {
  expect(status).toBeGreaterThanOrEqual(500)
  expect(text).toMatch(new RegExp(`${WRONG}|Relais reçoit`))
  expect(text).not.toMatch(/Analyses|Lefèvre|postgres|node_modules/)
  expect(ms).toBeLessThan(6_000)
}

/** Milliseconds until the list is there again. */
async function untilWell(): Promise<number> {
  const begun = performance.now()
  while ((await list()).status !== 200) {
    if (performance.now() - begun > 10_000) throw new Error("The portal does not answer again")
    await sleep(50)
  }
  return performance.now() - begun
}

describe("Every connection of Postgres is taken", () => {
  const crowd: postgres.Sql[] = []
  const leave = () => Promise.all(crowd.splice(0).map((one) => one.end({ timeout: 1 })))
  afterEach(leave)

  /** Signs in again and again until Postgres takes nobody any more. */
  async function takeAll() {
    for (;;) {
      const one = postgres(cluster.superuserUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 })
      const isIn = await one`select 1`.then(
        () => true,
        () => false,
      )
      if (!isIn) return one.end({ timeout: 1 })
      crowd.push(one)
    }
  }

  test("people are refused at once, in words, and served again as soon as one is free", { timeout: 120_000 }, async () => {
    expect((await list()).status).toBe(200)
    // It is among those who are in.
    await superuser`select 1`
    await takeAll()
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'relais_portal'`
    await takeAll()
    const answers = await Promise.all(Array.from({ length: 16 }, list))
    for (const answer of answers) expectRefusal(answer)
    expect((await ask("/help")).status).toBe(200)
    expect((await ask("/api/health")).status).toBe(503)
    await leave()
    const back = await untilWell()
    tellFigure(
      `Connections exhausted: longest refusal ${longest(answers)} ms of ${answers.length}, well again after ${back.toFixed(0)} ms`,
    )
    expect(back).toBeLessThan(5_000)
  })
})

const longest = (answers: readonly Answer[]) => Math.max(...answers.map(({ ms }) => ms)).toFixed(0)

describe("The disk of the database is full", () => {
  const filler = join(volume, "filler")

  afterEach(() => rmSync(filler, { force: true }))

  function fill() {
    const file = openSync(filler, "w")
    try {
      for (const piece of [1 << 20, 1 << 12]) writeUntilFull(file, Buffer.alloc(piece))
    } finally {
      closeSync(file)
    }
  }

  test("what is refused is refused in words, nothing that was acknowledged is lost, and it goes on by itself", {
    timeout: 240_000,
  }, async () => {
    const pdf = heavyPdf(2_000)
    const kept = [await upload(portal, pdf)]
    fill()
    expect(await depositUntilRefused(pdf, kept)).toContain("problem=storage")
    const reads = []
    for (let one = 0; one < 20; one++) reads.push(await list())
    // No trace, no access: a page of a record that cannot be written in the journal is not shown.
    for (const answer of reads) if (answer.status !== 200) expectRefusal(answer)
    expect((await ask("/help")).status).toBe(200)
    rmSync(filler)
    const back = await untilWell()
    kept.push(await upload(portal, pdf))
    const [row] = await superuser`select count(*)::int as count from deposit_drafts where id = any(${kept}::uuid[])`
    expect(row?.count).toBe(kept.length)
    const shown = reads.filter(({ status }) => status === 200).length
    tellFigure(
      `Disk full: ${kept.length - 2} deposits still went in, then refused in words; ${shown} of 20 pages shown, longest ${longest(reads)} ms; well again after ${back.toFixed(0)} ms`,
    )
    expect(back).toBeLessThan(5_000)
  })
})

function writeUntilFull(file: number, piece: Buffer) {
  for (;;) {
    try {
      writeSync(file, piece)
    } catch {
      return
    }
  }
}

/** Deposits again and again; gives the words of the first refusal. */
async function depositUntilRefused(pdf: Buffer, kept: string[]): Promise<string> {
  for (let one = 0; one < 1_000; one++) {
    try {
      kept.push(await upload(portal, pdf))
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  throw new Error("The disk is not full")
}

describe("A migration while people read", () => {
  test("keeps nobody waiting for a second", { timeout: 240_000 }, async () => {
    const owner = database.urlFor("relais_owner", cluster.secrets.owner)
    const quiet = await readWhile(sleep(3_000))
    // As after a change of who reaches what: every policy, trigger and function is taken away and laid anew.
    await superuser`update relais_migrations.applied set hash = 'older' where name = 'access'`
    const beside = await readWhile(migrate(owner))
    for (const { status } of [...quiet, ...beside]) expect(status).toBe(200)
    tellFigure(
      `Migration under traffic: longest page ${longest(beside)} ms of ${beside.length}; without it ${longest(quiet)} ms, median ${median(quiet.map(({ ms }) => ms)).toFixed(0)} ms`,
    )
    expect(Number(longest(beside)) - Number(longest(quiet))).toBeLessThan(1_000)
  })

  /** Four people read on while something goes on. */
  async function readWhile(going: Promise<unknown>): Promise<Answer[]> {
    let isOver = false
    const over = going.finally(() => {
      isOver = true
    })
    const answers: Answer[] = []
    const read = async () => {
      while (!isOver) answers.push(await list())
    }
    await Promise.all([over, read(), read(), read(), read()])
    return answers
  }
})
