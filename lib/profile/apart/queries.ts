import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { lineTable } from "@/drizzle/schema/profile"
import { CONFIDENTIALITY_MARKS, oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { decideItem, type Item } from "@/lib/access/items"
import { itemsWithin } from "@/lib/access/items-within"
import { listExcluded } from "@/lib/access/kept-of-items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf, type Permission } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import type { LineSection } from "../rules"

type Any = PatientAccess<never>

/** A caregiver whose access opens this section now, and whether this line is inside it. */
export type LineSight = { accountId: string; name: string; sees: boolean; isExcluded: boolean }

/**
 * Every caregiver with an open access to the section, and whether the line is inside it: the policy's own answer, one by one. For
 * the person herself alone.
 * @throws NotFoundError for a line that is not there
 */
export async function listCaregiversWhoSee(access: Any, section: LineSection, lineId: string): Promise<LineSight[]> {
  const item = await requireItem(access, section, lineId)
  const permissions: Permission[] = [`view:${section}`]
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions, bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    return [
      { accountId, name: open.name, sees: decideItem(decision.scope, item), isExcluded: item.excludedFor.includes(accountId) },
    ]
  })
}

async function requireItem(access: Any, section: LineSection, lineId: string): Promise<Item> {
  const { tx, patientId, scope } = access
  const table = lineTable(section)
  const [row] = await tx
    .select({
      authorKind: table.authorKind,
      authorAccountId: table.authorAccountId,
      sensitivity: table.sensitivity,
      sensitiveTopic: table.sensitiveTopic,
      marks: table.marks,
    })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, lineId), isNull(table.deletedAt), itemsWithin(table, scope)))
  if (!row) throw new NotFoundError()
  return {
    section,
    typeCode: entryOf(section).items?.type ?? "",
    documentGroup: null,
    professionalAccountId: row.authorKind === "professional" ? row.authorAccountId : null,
    sensitivity: oneOf(SENSITIVITIES, row.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === row.sensitiveTopic) ?? null,
    marks: row.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor: await listExcluded(access, section, lineId),
  }
}
