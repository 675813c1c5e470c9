import "server-only"
import { gzipSync } from "node:zlib"
import { and, eq, isNotNull, lte, or, sql } from "drizzle-orm"
import { spaceExports } from "@/drizzle/schema/exports"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { isSteppedUp } from "@/lib/account/rules"
import { ConflictError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { encryptText } from "@/lib/platform/keys/keyring"
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
export function requireSignedInAnew({ actor: { steppedUpAt } }: Acting): void {
  if (!isSteppedUp(steppedUpAt, new Date())) throw new ConflictError("exports.sign_in_anew")
}
