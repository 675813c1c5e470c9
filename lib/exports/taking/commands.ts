import "server-only"
import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { spaceExports } from "@/drizzle/schema/exports"
import type { Actor } from "@/lib/access/actor"
import { openPatientKey } from "@/lib/access/patient-key"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { decryptStream } from "@/lib/platform/keys/encryption"
import { unwrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { requireSignedInAnew } from "../commands"
import { readyFor } from "../making/rules"
import { contentPlace } from "../rules"

type Acting = PatientAccess<"act:exports">
type Ready = { id: string; objectKey: string; key: Buffer; byteSize: number }
export type TakenExport = { byteSize: number; bytes: AsyncGenerator<Uint8Array> }

const isReady = () => and(isNull(spaceExports.takenAt), gt(spaceExports.readyAt, sql`now() - ${readyFor}`))

/**
 * Takes the file, once: of two at the same time one gets it, and after its hour nobody does. It is opened before it counts as taken, so that
 * a storage that is away costs nobody their file, and between two transactions, so that a slow one holds none. Null where there is none to take.
 */
export async function takeExport(actor: Actor, patientId: string): Promise<TakenExport | null> {
  const ready = await withAccess(actor, patientId, ["act:exports"], findReady)
  if (!ready) return null
  const { id, objectKey, key, byteSize } = ready
  const source = await objectStore().get(objectKey)
  let isTaken = false
  try {
    isTaken = await withAccess(actor, patientId, ["act:exports"], (access) => take(access, id))
  } finally {
    if (!isTaken) await source.cancel()
  }
  return isTaken ? { byteSize, bytes: decryptStream(source, key, { patientId, documentId: id, version: 1 }) } : null
}

async function findReady(access: Acting): Promise<Ready | null> {
  requireSignedInAnew(access)
  const { tx, patientId } = access
  access.trace({ action: "rights.viewed", permission: "act:exports" })
  const { id, objectKey, wrappedKey, byteSize } = spaceExports
  const [row] = await tx
    .select({ id, objectKey, wrappedKey, byteSize })
    .from(spaceExports)
    .where(and(eq(spaceExports.patientId, patientId), isReady()))
  if (!row?.objectKey || !row.wrappedKey || row.byteSize === null) return null
  const key = unwrapKey(await openPatientKey(access), row.wrappedKey, contentPlace(row.id))
  return { id: row.id, objectKey: row.objectKey, byteSize: row.byteSize, key }
}

/** False where another window was quicker, or its hour is over. */
async function take(access: Acting, exportId: string): Promise<boolean> {
  requireSignedInAnew(access)
  const { tx, patientId } = access
  const { id, patientId: ofPatient } = spaceExports
  const taken = await tx
    .update(spaceExports)
    .set({ takenAt: sql`now()` })
    .where(and(eq(ofPatient, patientId), eq(id, exportId), isReady()))
    .returning({ id })
  access.trace({ action: taken.length > 0 ? "export.taken" : "rights.viewed", permission: "act:exports" })
  return taken.length > 0
}
