import { generateKeyPairSync } from "node:crypto"
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeDatabase, startCluster } from "@/bench/database"
import { closeDatabase, openDatabase } from "@/drizzle/client"
import type { TestDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { newActor, newPatient } from "@/lib/access/testing"
import { downloadPart } from "@/lib/documents/download/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { readSealing } from "@/lib/platform/process-configuration"
import { sealJournal } from "@/lib/sealing/seal"
import { untilSettled } from "@/lib/sealing/testing"
import { backUpTo } from "./backup"
import { restoreFrom } from "./restore"
import { ownDatabase } from "./testing/own-database"

type Own = TestDatabase & { drop(): Promise<void> }
const pdf = [{ bytes: plainPdf(), name: "analyse.pdf" }]
const pem = (key: { export(options: { type: "spki" | "pkcs8"; format: "pem" }): string | Buffer }, type: "spki" | "pkcs8") =>
  key.export({ type, format: "pem" }).toString()

const work = mkdtempSync(join(tmpdir(), "relais-backup-"))
const folder = join(work, "kept")
const objects = process.env.OBJECTS_FOLDER ?? ""
const pair = generateKeyPairSync("x25519")
const databases: Own[] = []
let jeanne: Actor
let patientId: string
let documents: string[]
let before: Record<string, string>

beforeAll(async () => {
  await closeDatabase()
  databases.push(await ownDatabase("backed_up"))
  databases.push(await (process.env.RELAIS_DEEP ? anotherServers() : ownDatabase("brought_back")))
  databases.push(await ownDatabase("brought_back_erased"))
  liveIn(at(0))
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
  documents = []
  for (let number = 0; number < 2; number++) documents.push(await deposit(jeanne, patientId, pdf))
  await seal(at(0))
  // Deposited, and not sealed yet.
  documents.push(await deposit(jeanne, patientId, pdf))
  const { sql, database } = openDatabase(at(0).portalUrl, 1)
  await database.transaction((tx) =>
    enqueue(tx, "mail.send", { to: "claire@exemple.fr", subject: "Bonjour", text: "Une réponse" }),
  )
  await sql.end()
  before = await rowsOf(at(0))
})

afterAll(async () => {
  await closeDatabase()
  for (const database of databases) await database.drop()
  rmSync(work, { recursive: true, force: true })
})

/** A database of another Postgres, which counts its transactions anew; its roles have other passwords. */
async function anotherServers(): Promise<Own> {
  chmodSync(work, 0o711)
  const cluster = await startCluster(join(work, "another"))
  const { superuserUrl, portalUrl, urlFor } = await makeDatabase(cluster, "elsewhere")
  const urls = {
    workerUrl: urlFor("relais_worker", cluster.secrets.worker),
    ownerUrl: urlFor("relais_owner", cluster.secrets.owner),
  }
  return { superuserUrl, portalUrl, ...urls, drop: cluster.stop }
}

function at(number: number): Own {
  const database = databases[number]
  if (!database) throw new Error("There is no such database")
  return database
}

function liveIn({ portalUrl, workerUrl, superuserUrl, ownerUrl }: Own) {
  Object.assign(process.env, { DATABASE_URL: portalUrl, WORKER_DATABASE_URL: workerUrl, SUPERUSER_DATABASE_URL: superuserUrl })
  Object.assign(process.env, { OWNER_DATABASE_URL: ownerUrl })
}

async function seal({ superuserUrl, workerUrl }: Own) {
  const superuser = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  await untilSettled(superuser)
  await superuser.end()
  const { signingKey, headFile } = readSealing(process.env)
  const { sql, database } = openDatabase(workerUrl, 1)
  await sealJournal(database, signingKey, headFile)
  await sql.end()
}

/** What every table says, the queue's mails too; the epoch that a restore begins is one batch more. */
async function rowsOf({ superuserUrl }: Own): Promise<Record<string, string>> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  const tables =
    await sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  const said: Record<string, string> = {}
  for (const name of [...tables.map((table) => String(table.name)), "pgboss.job_common"]) {
    const only = name === "audit_batches" ? "where epoch = 1" : name.startsWith("pgboss") ? "where name = 'mail.send'" : ""
    const [row] = await sql.unsafe(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all
      from (select * from ${name} ${only}) as t`)
    said[name] = row?.all
  }
  await sql.end()
  return said
}

const asked = (database: Own) => ({
  ...process.env,
  BACKUP_DATABASE_URL: database.superuserUrl,
  SUPERUSER_DATABASE_URL: database.superuserUrl,
  WORKER_DATABASE_URL: database.workerUrl,
  BACKUP_PUBLIC_KEY: pem(pair.publicKey, "spki"),
  BACKUP_PRIVATE_KEY: pem(pair.privateKey, "pkcs8"),
})

const read = async (id: string) => {
  const { bytes } = await downloadPart(jeanne, patientId, id, 0)
  return Buffer.concat(await Array.fromAsync(bytes))
}

function loseObjects() {
  rmSync(objects, { recursive: true, force: true })
  mkdirSync(objects, { recursive: true })
}

test("A back-up that was interrupted is no back-up yet, and goes on from where it was", async () => {
  expect(await backUpTo(folder, asked(at(0)), AbortSignal.abort())).toMatchObject({ copied: 0, isComplete: false })
  await expect(restoreFrom(folder, asked(at(1)))).rejects.toThrow("no whole back-up")
  const contents = statSync(join(folder, "contents")).mtimeMs
  // What is deposited after the snapshot is in the next one.
  await deposit(jeanne, patientId, pdf)
  expect(await backUpTo(folder, asked(at(0)))).toEqual({ objects: 3, copied: 3, gone: 0, isComplete: true })
  expect(statSync(join(folder, "contents")).mtimeMs).toBe(contents)
  await expect(backUpTo(folder, asked(at(0)))).rejects.toThrow("name another one")
})

test("Whoever finds the folder reads nobody's name and no file in it, and no key", () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
  for (const word of ["Lefèvre", "claire@exemple.fr", "%PDF", process.env.ROOT_KEY ?? "", jeanne.accountId])
    expect(bytes.includes(word), word).toBe(false)
})

test("A role that policies bind backs nothing up, since it would see a part", async () => {
  const other = join(work, "other")
  await expect(backUpTo(other, { ...asked(at(0)), BACKUP_DATABASE_URL: at(0).ownerUrl })).rejects.toThrow("reads every row")
})

test("Without the private key nothing is restored, nor with another one, nor where a byte was changed", async () => {
  const other = pem(generateKeyPairSync("x25519").privateKey, "pkcs8")
  await expect(restoreFrom(folder, { ...asked(at(1)), BACKUP_PRIVATE_KEY: "" })).rejects.toThrow("X25519")
  await expect(restoreFrom(folder, { ...asked(at(1)), BACKUP_PRIVATE_KEY: other })).rejects.toThrow("does not open this back-up")
  const part = join(folder, "tables/public.patients")
  const kept = readFileSync(part)
  loseObjects()
  const changed = Buffer.from(kept)
  changed[60] = (kept[60] ?? 0) ^ 1
  writeFileSync(part, changed)
  await expect(restoreFrom(folder, asked(at(1)))).rejects.toThrow()
  writeFileSync(part, kept)
  expect((await rowsOf(at(1))).patients).toMatch(/^0 /)
})

test("After the database, the objects and the head are lost, everything acknowledged before the back-up is there again", async () => {
  loseObjects()
  rmSync(process.env.JOURNAL_HEAD_FILE ?? "")
  await closeDatabase()
  const restored = await restoreFrom(folder, asked(at(1)))
  expect(restored).toMatchObject({ objects: 3, epoch: 2 })
  expect(await rowsOf(at(1))).toEqual({ ...before, sessions: "0 " })
  liveIn(at(1))
  for (const id of documents) expect((await read(id)).equals(plainPdf())).toBe(true)
  // People go on: what they do now is sealed after it.
  await deposit(jeanne, patientId, pdf)
  await seal(at(1))
  await expect(restoreFrom(folder, asked(at(1)))).rejects.toThrow("into an empty place only")
})

test("A space that was erased since stays erased: no row of it is brought back but the journal, nor its key", async () => {
  const erased = join(work, "erased.txt")
  writeFileSync(erased, `${patientId}\n`)
  const own = { ...asked(at(2)), ERASED_SPACES_FILE: erased, JOURNAL_HEAD_FILE: join(work, "head.json") }
  await expect(restoreFrom(folder, own)).rejects.toThrow("store is not empty")
  loseObjects()
  await closeDatabase()
  await restoreFrom(folder, own)
  liveIn(at(2))
  for (const id of documents) await expect(read(id)).rejects.toThrow()
  expect(await leftOf(patientId)).toEqual(["audit_events"])
})

/** The tables that hold a row of a space in the database that was brought back last. */
async function leftOf(space: string): Promise<string[]> {
  const sql = postgres(at(2).superuserUrl, { max: 1, onnotice: () => {} })
  const tables = await sql<{ name: string }[]>`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
  const left: string[] = []
  for (const { name } of tables) {
    const rows = await sql`select from ${sql(name)} where patient_id = ${space} limit 1`
    if (rows.length > 0) left.push(name)
  }
  await sql.end()
  return left
}
