import "server-only"
import { and, asc, desc, eq, lt, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { documentFiles } from "@/drizzle/schema/documents"
import { itemWords } from "@/drizzle/schema/items"
import { patients } from "@/drizzle/schema/patients"
import { MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import { copyWhatActs } from "@/lib/documents/copying/commands"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { configuration } from "@/lib/platform/configuration"
import { decryptStream, TamperedError } from "@/lib/platform/keys/encryption"
import { encryptText, keyring, unwrapKey, WrongKeyError } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { ObjectMissingError } from "@/lib/platform/objects/store"
import { plainWords } from "@/lib/platform/plain-text"
import { addFirstPage, keepFirstPage } from "./first-page/commands"
import { keepProposals } from "./proposing/commands"
import { readProposals } from "./proposing/queries"
import { readText, type Whole } from "./queries"
import { eachOnce, wordsPlace } from "./rules"

export type Place = { patientId: string; documentId: string }

/** A later way of reading reads every document again. */
const READING = 5
/** Of these a copy may be needed; a photograph has had one from the beginning. */
const MAY_ACT: readonly MediaType[] = ["application/pdf", "text/xml"]
const BATCH = 50
const NOBODY = "00000000-0000-0000-0000-000000000000"

/**
 * Reads one document: its words are kept, so that it is found by them, what it proposes for the record, and a picture of the first
 * page of a PDF; one without text is read for good too. A file that was taken before copies without actions were made gets its own. The bytes
 * are read outside of any transaction. One that was erased meanwhile leaves nothing behind.
 */
export async function readDocument(worker: Database, place: Place): Promise<void> {
  const found = await withTask(worker, "documents.read", (task) => findFile(task, place))
  if (!found) return
  const file = await wholeOf(found, place)
  if (file && found.role === "original" && MAY_ACT.includes(file.mediaType)) {
    await copyWhatActs(worker, { ...place, ...file, patientKey: found.patientKey })
  }
  const text = file ? await readText(file) : ""
  const firstPage = file?.mediaType === "application/pdf" ? await keepFirstPage(file.bytes, place) : null
  const proposed = file && (await readProposals(file))
  const body = eachOnce(plainWords(text)).join(" ")
  const ciphertext = text ? encryptText(found.patientKey, text, wordsPlace(place.documentId)) : null
  await withTask(worker, "documents.read", async (task) => {
    // Whoever takes the document back waits for these words, or has taken its files with it.
    await task.tx.select({ reading: itemWords.reading }).from(itemWords).where(ofDocument(place)).for("update")
    if (!(await findFile(task, place))) return
    await task.tx
      .update(itemWords)
      .set({ body: sql`relais.words_of(${place.patientId}::uuid, ${body}::text)`, ciphertext, reading: READING })
      .where(ofDocument(place))
    if (proposed) await keepProposals(task, { ...place, patientKey: found.patientKey }, proposed)
    if (firstPage) await addFirstPage(task, place, found.patientKey, firstPage)
  })
}

/**
 * Reads every document that nobody has read, and keeps the words of items that were written before there was a search: one
 * document in memory at a time. One that cannot be read now waits for the next turn and holds up no other.
 */
export async function readWhatIsUnread(worker: Database): Promise<{ read: number; failed: number }> {
  await addMissingWords(worker)
  const count = { read: 0, failed: 0 }
  for (let last: Place | undefined; ; ) {
    const batch = await withTask(worker, "documents.read", (task) => listUnread(task, last))
    for (const place of batch) {
      const isRead = await readDocument(worker, place).then(() => true, tellFailure)
      count[isRead ? "read" : "failed"]++
    }
    last = batch.at(-1)
    if (!last) return count
  }
}

function tellFailure(error: unknown): false {
  console.error(JSON.stringify({ event: "document.unread", kind: error instanceof Error ? error.name : typeof error }))
  return false
}

async function addMissingWords(worker: Database): Promise<void> {
  for (let last: string | null = NOBODY; last !== null; ) {
    const after: string = last
    last = await withTask(worker, "documents.read", async ({ tx }) => {
      const rows = await tx.execute<{ last: string | null }>(
        sql`select relais.add_missing_words(${after}::uuid, ${BATCH}::int) as last`,
      )
      return rows[0]?.last ?? null
    })
  }
}

const ofDocument = ({ patientId, documentId }: Place) =>
  and(eq(itemWords.patientId, patientId), eq(itemWords.section, "documents"), eq(itemWords.itemId, documentId))

async function listUnread({ tx }: SystemTask, last?: Place): Promise<Place[]> {
  const beyond = last && sql`(${itemWords.patientId}, ${itemWords.itemId}) > (${last.patientId}::uuid, ${last.documentId}::uuid)`
  return tx
    .select({ patientId: itemWords.patientId, documentId: itemWords.itemId })
    .from(itemWords)
    .where(and(eq(itemWords.section, "documents"), lt(itemWords.reading, READING), beyond))
    .orderBy(asc(itemWords.patientId), asc(itemWords.itemId))
    .limit(BATCH)
}

type Found = Awaited<ReturnType<typeof findFile>> & object

/** Where the first page lies as it is served, and the keys that open it; null where there is none. */
async function findFile({ tx }: SystemTask, { patientId, documentId }: Place) {
  const [row] = await tx
    .select({
      mediaType: documentFiles.mediaType,
      role: documentFiles.role,
      objectKey: documentFiles.objectKey,
      fileKey: documentFiles.wrappedKey,
      wrappedKey: patients.wrappedKey,
      rootKeyId: patients.rootKeyId,
    })
    .from(documentFiles)
    .innerJoin(patients, eq(patients.patientId, documentFiles.patientId))
    .where(and(eq(documentFiles.patientId, patientId), eq(documentFiles.documentId, documentId), eq(documentFiles.position, 0)))
    .orderBy(desc(documentFiles.role))
    .limit(1)
  if (!row) return null
  const { rootKey, previousRootKeys } = configuration()
  const patientKey = keyring({ current: rootKey, previous: previousRootKeys }).unwrapPatientKey(row, patientId)
  const key = unwrapKey(patientKey, row.fileKey, fileKeyOwner(documentId, 0, row.role))
  return { patientKey, key, objectKey: row.objectKey, role: row.role, mediaType: oneOf(MEDIA_TYPES, row.mediaType) }
}

/** The bytes of a file; null of a picture, which has no words, and of what is damaged for good. */
async function wholeOf({ objectKey, mediaType, key }: Found, { patientId, documentId }: Place): Promise<Whole | null> {
  if (mediaType.startsWith("image/")) return null
  try {
    const context = { patientId, documentId, version: 1 }
    const bytes = await Array.fromAsync(decryptStream(await objectStore().get(objectKey), key, context))
    return { mediaType, bytes: Buffer.concat(bytes) }
  } catch (error) {
    if (error instanceof TamperedError || error instanceof ObjectMissingError || error instanceof WrongKeyError) return null
    throw error
  }
}
