import "server-only"
import { eq, sql } from "drizzle-orm"
import { spaceExports } from "@/drizzle/schema/exports"
import { EXPORT_FAILURES, oneOf } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { type ExportAsked, endOf, stateOf } from "./rules"

const NONE: ExportAsked = {
  ...{ state: "none", askedAt: null, packed: 0, total: 0 },
  ...{ byteSize: null, until: null, failure: null },
}

/** How far the file is that was asked for last; looking at one's rights is what the journal tells. */
export async function getExport(access: PatientAccess<"act:exports">): Promise<ExportAsked> {
  const { tx, patientId } = access
  access.trace({ action: "rights.viewed", permission: "act:exports" })
  const { askedAt, packed, total, byteSize, readyAt, takenAt, failedAt, failure } = spaceExports
  const [row] = await tx
    .select({
      ...{ askedAt, packed, total, byteSize, readyAt, takenAt, failedAt, failure },
      now: sql`now()`.mapWith(spaceExports.askedAt),
    })
    .from(spaceExports)
    .where(eq(spaceExports.patientId, patientId))
  if (!row) return NONE
  return {
    state: stateOf(row, row.now),
    ...{ askedAt: row.askedAt, packed: row.packed, total: row.total, byteSize: row.byteSize },
    until: row.readyAt && endOf(row.readyAt),
    failure: row.failure === null ? null : oneOf(EXPORT_FAILURES, row.failure),
  }
}
