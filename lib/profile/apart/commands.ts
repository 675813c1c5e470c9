import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { lineTable } from "@/drizzle/schema/profile"
import { marksOnceHidden } from "@/lib/access/hidden-marks"
import { itemsWithin } from "@/lib/access/items-within"
import { exclude, include } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import type { LineSection } from "../rules"
import { listCaregiversWhoSee } from "./queries"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }

/** Hides a line from professionals (MASQUE_PS), or shows it again; its author and the attending doctor keep seeing it. */
export async function hideLine(access: Any, which: Which, hidden: boolean): Promise<void> {
  const { marks } = lineTable(which.section)
  await set(access, which, { marks: marksOnceHidden(marks, hidden) })
  tell(access, hidden ? "line.hidden_from_professionals" : "line.shown_to_professionals", which)
}

/** Says that a line is intimate, or that it is not: on that the patient has the last word. */
export async function judgeLine(access: Any, which: Which, intimate: boolean): Promise<void> {
  const { sensitiveTopic } = lineTable(which.section)
  const topic = sql`coalesce(${sensitiveTopic}, 'chosen')`
  await set(
    access,
    which,
    intimate ? { sensitivity: "sensitive", sensitiveTopic: topic } : { sensitivity: "not", sensitiveTopic: null },
  )
  tell(access, "line.judged", which)
}

/**
 * Keeps a line from one caregiver, who is not told, or shows it again; doing it twice is the same as once.
 * @throws NotFoundError for somebody whose access does not open the section
 */
export async function excludeLine(access: Any, which: Which, accountId: string, excluded: boolean): Promise<void> {
  requireEditing(access, which.section)
  const sights = await listCaregiversWhoSee(access, which.section, which.lineId)
  if (!sights.some((sight) => sight.accountId === accountId)) throw new NotFoundError()
  await (excluded ? exclude : include)(access, which.section, which.lineId, accountId)
  tell(access, excluded ? "line.excluded" : "line.included", which)
}

/** What is set apart is the person's alone. */
function requireEditing({ scope, patientId }: Any, section: LineSection) {
  if (!scope.permissions.includes(`edit:${section}`)) throw new ForbiddenError(`edit:${section}`, patientId)
}

const tell = (access: Any, action: AuditAction, { section, lineId }: Which) =>
  access.trace({ action, permission: `edit:${section}`, resourceIds: [lineId] })

async function set(access: Any, { section, lineId }: Which, values: PgUpdateSetSource<ReturnType<typeof lineTable>>) {
  requireEditing(access, section)
  const { tx, patientId, scope } = access
  const table = lineTable(section)
  const rows = await tx
    .update(table)
    .set({ ...values, version: sql`${table.version} + 1` })
    .where(and(eq(table.patientId, patientId), eq(table.id, lineId), isNull(table.deletedAt), itemsWithin(table, scope)))
    .returning({ id: table.id })
  if (rows.length === 0) throw new NotFoundError()
}
