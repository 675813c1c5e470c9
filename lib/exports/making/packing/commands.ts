import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { spaceExports } from "@/drizzle/schema/exports"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { ciphertextLength, decryptStream, type EncryptionContext, encryptStream, newSalt } from "@/lib/platform/keys/encryption"
import { newKey, unwrapKey, wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { bytesSource, type ObjectSource } from "@/lib/platform/objects/store"
import { type ZipEntry, zipSource } from "@/lib/platform/zip/zip"
import { contentPlace } from "../../rules"
import { type FileAt, findFiles, openKey, openPack, type Place, underWay } from "../queries"

type Row = typeof spaceExports.$inferSelect
/** The copy of the journal with what proves it; null while it waits for its seal. */
export type ReadJournal = (task: SystemTask, patientId: string) => Promise<object | null>
export type Made = { objectKey: string; byteSize: number }

const NAME = "exports.make"
const MS_BETWEEN = 1_000

/**
 * Writes the file into the storage, a piece at a time: the texts, the copy of the journal and every file of a document, decrypted and
 * encrypted anew on its way. What an earlier attempt left goes first. Null while the copy of the journal waits.
 */
export async function packExport(worker: Database, row: Row, readJournal: ReadJournal): Promise<Made | null> {
  const { patientId, id: exportId, askedAt, objectKey: before } = row
  const [objectKey, key] = [randomUUID(), newKey()]
  const named = { objectKey, key }
  const read = await withTask(worker, NAME, (task) => begin(task, row, named, readJournal))
  if (!read) return null
  if (before) await objectStore().delete(before)
  const progress = teller(worker, { patientId, exportId }, objectKey)
  const files = read.files.map((file) => fileEntry(file, { patientId, patientKey: read.patientKey }, progress))
  const zip = await zipSource([...read.texts.map(textEntry), ...files], askedAt)
  await objectStore().put(objectKey, encrypted(zip, key, { patientId, documentId: exportId, version: 1 }))
  return { objectKey, byteSize: zip.size }
}

/** Reads what goes into it, and keeps the name of the object before it is there: what a killed worker leaves is found by it. */
async function begin(
  task: SystemTask,
  row: Row,
  { objectKey, key }: { objectKey: string; key: Buffer },
  readJournal: ReadJournal,
) {
  const { patientId, id: exportId, content } = row
  const journal = await readJournal(task, patientId)
  if (!journal || !content) return null
  const patientKey = await openKey(task, patientId)
  const { texts, files, journal: path } = openPack(content, patientKey, exportId)
  const wrappedKey = wrapKey(patientKey, key, contentPlace(exportId))
  await task.tx.update(spaceExports).set({ objectKey, wrappedKey, packed: 0 }).where(underWay({ patientId, exportId }))
  const written = { path, text: `${JSON.stringify(journal, null, 1)}\n` }
  return { patientKey, texts: [...texts, written], files: await findFiles(task, patientId, files) }
}

function textEntry({ path, text }: { path: string; text: string }): ZipEntry {
  const { size, read } = bytesSource(Buffer.from(text, "utf8"))
  return { path, size, read }
}

type Of = { patientId: string; patientKey: Buffer }

function fileEntry({ path, documentId, position, role, ...file }: FileAt, of: Of, progress: () => Promise<void>): ZipEntry {
  return {
    path,
    size: file.byteSize,
    async *read() {
      const key = unwrapKey(of.patientKey, file.wrappedKey, fileKeyOwner(documentId, position, role))
      const source = await objectStore().get(file.objectKey)
      yield* decryptStream(source, key, { patientId: of.patientId, documentId, version: 1 })
      await progress()
    },
  }
}

/** The same bytes each time they are read: a store may read them again. */
function encrypted(zip: ObjectSource, key: Buffer, context: EncryptionContext): ObjectSource {
  const salt = newSalt()
  return { size: ciphertextLength(zip.size), read: () => encryptStream(zip.read(), key, context, salt) }
}

/** Says every second or so how many files are packed, and by that, that somebody is at it. */
function teller(worker: Database, place: Place, objectKey: string): () => Promise<void> {
  let packed = 0
  let toldAt = 0
  return async () => {
    packed += 1
    if (Date.now() - toldAt < MS_BETWEEN) return
    toldAt = Date.now()
    await withTask(worker, NAME, ({ tx }) =>
      tx
        .update(spaceExports)
        .set({ packed: sql`least(${packed}::int, ${spaceExports.total})`, touchedAt: sql`now()` })
        .where(and(underWay(place), eq(spaceExports.objectKey, objectKey))),
    )
  }
}
