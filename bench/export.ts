import { execFile } from "node:child_process"
import { createHash, randomBytes, randomUUID } from "node:crypto"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { withAccess } from "@/lib/access/require-access"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { askForExport } from "@/lib/exports/commands"
import { writeIndex } from "@/lib/exports/index/rules"
import type { Pack } from "@/lib/exports/schema"
import { configuration } from "@/lib/platform/configuration"
import { ciphertextLength, encryptStream, newSalt } from "@/lib/platform/keys/encryption"
import { keyring, newKey, wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { bytesSource } from "@/lib/platform/objects/store"
import { actorOf, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, ratio } from "./rounds"
import { knowKeys } from "./search"

type Size = { few: number; many: number; bytes: number; rounds: number }
/** What the process that packs says that it held, at rest and at the highest, in megabytes. */
export type PackingCost = { rest: number; highest: number }
type Space = Reader & { database: BenchDatabase; workerUrl: string; documentIds: string[] }

/** A space with ten times the documents, taken away: what the process that packs holds at the highest, beside the smaller one. */
export async function measureExport(cluster: Cluster, { few, many, bytes, rounds }: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_export")
  const stored: string[] = []
  try {
    const { longRecord } = await makeCrowd(database, { documents: 2, longRecord: many })
    knowKeys(cluster, database)
    mkdirSync(process.env.OBJECTS_FOLDER ?? "", { recursive: true, mode: 0o700 })
    const documentIds = await storeFiles(database, longRecord, bytes, stored)
    const workerUrl = database.urlFor("relais_worker", cluster.secrets.worker)
    const space = { ...longRecord, database, workerUrl, documentIds }
    const highest: Record<"few" | "many", number[]> = { few: [], many: [] }
    const side = (name: "few" | "many", documents: number) => async () => {
      const cost = await packOnce(space, documents)
      highest[name].push(cost.highest)
      return cost.highest - cost.rest
    }
    const growth = await inTurn({ few: side("few", few), many: side("many", many) }, rounds)
    const what = `growth of the process that packs a space, ${many.toLocaleString("en")} documents ÷ ${few}`
    const detail =
      `${median(growth.many).toFixed(0)} MB over ${median(growth.few).toFixed(0)} MB above rest at the highest, resident; the whole process` +
      ` ${median(highest.many).toFixed(0)} and ${median(highest.few).toFixed(0)} MB, a new one each time; ${bytes / 1000} KB a document.`
    return [figure("export", what, ratio(growth.many, growth.few), "ratio", { most: 1.2 }, detail)]
  } finally {
    for (const key of stored) await objectStore().delete(key)
    await database.drop()
  }
}

/** Gives each document of the record its bytes, encrypted as a deposit leaves them. */
function storeFiles({ superuserUrl }: BenchDatabase, { patientId }: Reader, bytes: number, stored: string[]): Promise<string[]> {
  const key = newKey()
  const { wrappedKey, rootKeyId } = keyring({ current: configuration().rootKey }).wrapPatientKey(key, patientId)
  const content = randomBytes(bytes)
  const sha256 = createHash("sha256").update(content).digest()
  return asSuperuser(superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`update patients set wrapped_key = ${wrappedKey}, root_key_id = ${rootKeyId} where patient_id = ${patientId}`
    const rows = await sql<{ id: string }[]>`select id from documents where patient_id = ${patientId} order by deposited_at`
    for (const { id } of rows) {
      const [objectKey, fileKey, salt] = [randomUUID(), newKey(), newSalt()]
      const context = { patientId, documentId: id, version: 1 }
      stored.push(objectKey)
      await objectStore().put(objectKey, {
        size: ciphertextLength(bytes),
        read: () => encryptStream(bytesSource(content).read(), fileKey, context, salt),
      })
      const owner = fileKeyOwner(id, 0, "original")
      await sql`insert into document_files (patient_id, document_id, position, role, object_key, media_type, file_name, byte_size, sha256, wrapped_key)
        values (${patientId}, ${id}, 0, 'original', ${objectKey}, 'application/pdf', 'analyses.pdf', ${bytes}, ${sha256}, ${wrapKey(key, fileKey, owner)})`
    }
    return rows.map(({ id }) => id)
  })
}

/** Asks for a file with so many of the documents, has it made, and leaves nothing of it. */
async function packOnce({ database, workerUrl, documentIds, ...reader }: Space, documents: number): Promise<PackingCost> {
  const { patientId } = reader
  const actor = { ...actorOf(reader), steppedUpAt: new Date() }
  const pack = packOf(documentIds.slice(0, documents))
  await asPortal(database.portalUrl, () =>
    withAccess(actor, patientId, ["act:exports"], (access) => askForExport(access, async () => pack)),
  )
  const asked = await asSuperuser(database.superuserUrl, (sql) => sql`select id from exports where patient_id = ${patientId}`)
  const cost = await packInItsOwnProcess(workerUrl, patientId, asked[0]?.id)
  await asSuperuser(database.superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    const [made] = await sql`delete from exports where patient_id = ${patientId} returning object_key, ready_at, packed`
    if (!made?.ready_at || made.packed !== documents)
      throw new Error(`${documents} documents were asked for, and ${made?.packed} packed`)
    await objectStore().delete(made.object_key)
  })
  return cost
}

function packOf(documentIds: readonly string[]): Pack {
  const files = documentIds.map((documentId, at) => ({
    documentId,
    position: 0,
    path: `documents/Analyses de sang ${at + 1}.pdf`,
  }))
  const lines = files.map(({ path }, at) => ({
    name: `Analyses de sang ${at + 1}`,
    lines: ["Compte rendu d’examens biologiques. Du 1 janvier 2026. Déposé par Jeanne Lefèvre le 2 janvier 2026."],
    links: [{ path, label: path }],
  }))
  const words = { title: "L’espace de Jeanne Lefèvre", made: "", how: "", contents: "Dans cette page" }
  const sections = [{ id: "documents", title: "Documents", lines }]
  const text = writeIndex({ ...words, language: "fr", besides: { title: "À côté", links: [] }, sections })
  return { texts: [{ path: "Ouvrir-moi.html", text }], files, journal: "qui-a-vu-quoi.json" }
}

async function packInItsOwnProcess(workerUrl: string, ...given: string[]): Promise<PackingCost> {
  const file = join(import.meta.dirname, "export-packing.ts")
  const flags = ["--expose-gc", "--conditions=react-server", "--import", "tsx"]
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, file, ...given], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: workerUrl },
  })
  return JSON.parse(stdout) as PackingCost
}
