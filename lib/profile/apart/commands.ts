import "server-only"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { excludeItem, hideItem, judgeItem } from "@/lib/access/set-apart"
import { ForbiddenError } from "@/lib/errors"
import type { LineSection } from "../rules"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }

/** Hides a line from professionals (MASQUE_PS), or shows it again; its author and the attending doctor keep seeing it. */
export async function hideLine(access: Any, which: Which, hidden: boolean): Promise<void> {
  await hideItem(access, requireEditing(access, which), hidden)
  tell(access, hidden ? "line.hidden_from_professionals" : "line.shown_to_professionals", which)
}

/** Says that a line is intimate, or that it is not: on that the patient has the last word. */
export async function judgeLine(access: Any, which: Which, intimate: boolean): Promise<void> {
  await judgeItem(access, requireEditing(access, which), intimate)
  tell(access, "line.judged", which)
}

/**
 * Keeps a line from one caregiver, who is not told, or shows it again; doing it twice is the same as once.
 * @throws NotFoundError for somebody whose access does not open the section
 */
export async function excludeLine(access: Any, which: Which, accountId: string, excluded: boolean): Promise<void> {
  await excludeItem(access, requireEditing(access, which), accountId, excluded)
  tell(access, excluded ? "line.excluded" : "line.included", which)
}

/** What is set apart is the person's alone. */
function requireEditing({ scope, patientId }: Any, { section, lineId: itemId }: Which) {
  if (!scope.permissions.includes(`edit:${section}`)) throw new ForbiddenError(`edit:${section}`, patientId)
  return { section, itemId }
}

const tell = (access: Any, action: AuditAction, { section, lineId }: Which) =>
  access.trace({ action, permission: `edit:${section}`, resourceIds: [lineId] })
