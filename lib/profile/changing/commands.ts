import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { lineTable } from "@/drizzle/schema/profile"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import type { Signature } from "@/lib/access/signature"
import { ConflictError, ForbiddenError, OvertakenError } from "@/lib/errors"
import { requireLine } from "../queries"
import type { LineSection, ProfileLine } from "../rules"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }

/** Tells what was done with a line. */
export const traceLine = (access: Any, action: AuditAction, { section, lineId }: Which) =>
  access.trace({ action, permission: `add:${section}`, resourceIds: [lineId] })

/** @throws ForbiddenError for who may not add to the section */
export function requireAdding({ scope, patientId }: Any, section: LineSection) {
  if (!scope.permissions.includes(`add:${section}`)) throw new ForbiddenError(`add:${section}`, patientId)
}

/**
 * The line, when this reader may do that with it; told from here on, done or not.
 * @throws NotFoundError for a line that is not in the scope
 * @throws ConflictError where it is somebody else's to do
 */
export async function requireMine(
  access: Any,
  { section, lineId }: Which,
  action: AuditAction,
  may: (reader: Any["scope"], line: ProfileLine) => boolean,
): Promise<ProfileLine> {
  requireAdding(access, section)
  const line = await requireLine(access, section, lineId)
  traceLine(access, action, { section, lineId })
  if (!may(access.scope, line)) throw new ConflictError("profile.not_yours_to_change")
  return line
}

/** Changes the version that was read; any other is a conflict. */
export async function updateLine(
  { tx, patientId }: Any,
  { section, id, version }: ProfileLine,
  set: PgUpdateSetSource<ReturnType<typeof lineTable>>,
) {
  const table = lineTable(section)
  const rows = await tx
    .update(table)
    .set({ ...set, version: version + 1 })
    .where(and(eq(table.patientId, patientId), eq(table.id, id), eq(table.version, version), isNull(table.deletedAt)))
    .returning({ id: table.id })
  if (rows.length === 0) throw new OvertakenError("profile.changed_meanwhile")
}

/** Nobody has confirmed a line yet. */
export const UNCONFIRMED = {
  confirmedByAccountId: null,
  confirmedByKind: null,
  confirmedByName: null,
  confirmedByProfession: null,
  confirmedAt: null,
}

/** Who confirms a line, now. */
export const confirmedBy = ({ authorKind, authorName, authorAccountId, authorProfession }: Signature) => ({
  confirmedByAccountId: authorAccountId,
  confirmedByKind: authorKind,
  confirmedByName: authorName,
  confirmedByProfession: authorProfession,
  confirmedAt: sql`now()`,
})
