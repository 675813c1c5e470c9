import "server-only"
import { gunzipSync } from "node:zlib"
import { and, asc, desc, eq, isNull } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { documentFiles } from "@/drizzle/schema/documents"
import { spaceExports } from "@/drizzle/schema/exports"
import { patients } from "@/drizzle/schema/patients"
import type { SystemTask } from "@/lib/access/system-task"
import { configuration } from "@/lib/platform/configuration"
import { decryptText, keyring } from "@/lib/platform/keys/keyring"
import { contentPlace } from "../rules"
import { type Pack, packSchema } from "../schema"
import { ChangedMeanwhileError } from "./rules"

export type Place = { patientId: string; exportId: string }

/** Which one, as long as it is neither made nor given up. */
export const underWay = ({ patientId, exportId }: Place) => {
  const { patientId: ofPatient, id, readyAt, failedAt } = spaceExports
  return and(eq(ofPatient, patientId), eq(id, exportId), isNull(readyAt), isNull(failedAt))
}

/** One file as it lies: what is served of its document, never what could act. */
export type FileAt = Pick<
  typeof documentFiles.$inferSelect,
  "documentId" | "position" | "role" | "objectKey" | "wrappedKey" | "byteSize"
> & { path: string }

/** The key of the patient who asked. */
export async function openKey({ tx }: SystemTask, patientId: string): Promise<Buffer> {
  const { wrappedKey, rootKeyId } = patients
  const [row] = await tx.select({ wrappedKey, rootKeyId }).from(patients).where(eq(patients.patientId, patientId))
  if (!row) throw new ChangedMeanwhileError()
  const { rootKey, previousRootKeys } = configuration()
  return keyring({ current: rootKey, previous: previousRootKeys }).unwrapPatientKey(row, patientId)
}

/** What was written when it was asked for. */
export function openPack(content: Buffer, patientKey: Buffer, exportId: string): Pack {
  const packed = decryptText(patientKey, content, contentPlace(exportId))
  return packSchema.parse(JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8")))
}

/**
 * Where the files of a pack lie, in its order.
 * @throws ChangedMeanwhileError where one is there no more
 */
export async function findFiles({ tx }: SystemTask, patientId: string, files: Pack["files"]): Promise<FileAt[]> {
  const { documentId, position, role, objectKey, wrappedKey, byteSize } = documentFiles
  const ids = [...new Set(files.map((file) => file.documentId))]
  const rows = await tx
    .select({ documentId, position, role, objectKey, wrappedKey, byteSize })
    .from(documentFiles)
    .where(and(eq(documentFiles.patientId, patientId), isAnyOf(documentId, ids)))
    .orderBy(asc(documentId), asc(position), desc(role))
  const served = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const place = `${row.documentId} ${row.position}`
    if (!served.has(place)) served.set(place, row)
  }
  return files.map(({ path, ...file }) => {
    const row = served.get(`${file.documentId} ${file.position}`)
    if (!row) throw new ChangedMeanwhileError()
    return { path, ...row }
  })
}
