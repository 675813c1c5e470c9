import "server-only"
import { gzipSync } from "node:zlib"
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm"
import { spaceExports } from "@/drizzle/schema/exports"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { isSteppedUp } from "@/lib/account/rules"
import { ConflictError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { decryptStream } from "@/lib/platform/keys/encryption"
import { encryptText, unwrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { readyFor } from "./making/rules"
import { contentPlace } from "./rules"
import type { Pack } from "./schema"

type Acting = PatientAccess<"act:exports">
const { patientId: ofPatient, id, readyAt, takenAt, failedAt } = spaceExports

/**
 * Asks for the file, in place of one that is over; the worker makes it. Where one is under way or ready nothing is read nor asked: false.
 * Twice at once is one.
 */
export async function askForExport(access: Acting, readPack: () => Promise<Pack>): Promise<boolean> {
  requireSignedInAnew(access)
  const { tx, patientId } = access
  const lapsed = lte(readyAt, sql`now() - ${readyFor}`)
  await tx.delete(spaceExports).where(and(eq(ofPatient, patientId), or(isNotNull(failedAt), isNotNull(takenAt), lapsed)))
  const [standing] = await tx.select({ id }).from(spaceExports).where(eq(ofPatient, patientId))
  if (standing) return seen(access)
  const pack = await readPack()
  const [named] = await tx.execute<{ id: string }>(sql`select uuidv7()::text as id`)
  const exportId = named?.id ?? ""
  const packed = gzipSync(JSON.stringify(pack)).toString("base64")
  const content = encryptText(await openPatientKey(access), packed, contentPlace(exportId))
  const [made] = await tx
    .insert(spaceExports)
    .values({ patientId, id: exportId, content, total: pack.files.length })
    .onConflictDoNothing()
    .returning({ id })
  if (!made) return seen(access)
  await enqueue(tx, "exports.make", { patientId, exportId })
  await tellPatient(tx, patientId, "export_asked", { subject: "export_asked", subjectId: exportId })
  access.trace({ action: "export.asked", permission: "act:exports" })
  return true
}

/** Nothing came of it but the look. */
function seen(access: Acting): false {
  access.trace({ action: "rights.viewed", permission: "act:exports" })
  return false
}

/** Whoever finds a session open takes nothing away with it. */
function requireSignedInAnew({ actor: { steppedUpAt } }: Acting): void {
  if (!isSteppedUp(steppedUpAt, new Date())) throw new ConflictError("exports.sign_in_anew")
}

export type TakenExport = { byteSize: number; bytes: AsyncGenerator<Uint8Array> }

/**
 * Takes the file, once: of two at the same time one gets it, and after its hour nobody does. It is opened before it counts as taken, so that
 * a storage that is away costs nobody their file. Null where there is none to take.
 */
export async function takeExport(access: Acting): Promise<TakenExport | null> {
  requireSignedInAnew(access)
  const { tx, patientId } = access
  const [row] = await tx
    .update(spaceExports)
    .set({ takenAt: sql`now()` })
    .where(and(eq(ofPatient, patientId), isNull(takenAt), gt(readyAt, sql`now() - ${readyFor}`)))
    .returning({
      id,
      objectKey: spaceExports.objectKey,
      wrappedKey: spaceExports.wrappedKey,
      byteSize: spaceExports.byteSize,
    })
  if (!row?.objectKey || !row.wrappedKey || row.byteSize === null) {
    seen(access)
    return null
  }
  const key = unwrapKey(await openPatientKey(access), row.wrappedKey, contentPlace(row.id))
  access.trace({ action: "export.taken", permission: "act:exports" })
  const source = await objectStore().get(row.objectKey)
  return { byteSize: row.byteSize, bytes: decryptStream(source, key, { patientId, documentId: row.id, version: 1 }) }
}
