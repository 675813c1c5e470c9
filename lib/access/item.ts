import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { CONFIDENTIALITY_MARKS, DOCUMENT_GROUPS, oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { itemTable } from "./item-tables"
import type { Item } from "./items"
import { itemsWithin } from "./items-within"
import { listExcluded } from "./kept-of-items"
import type { PatientAccess } from "./require-access"
import { entryOf, type ItemSection } from "./sections"

/** An item, by its title where it has one, and the professional who wrote it; null for everybody else's. */
type Asked = { item: Item; title: string | null; author: { accountId: string; name: string } | null }

/**
 * One item of the scope, of whatever section, as the policy needs it, to ask what it answers about somebody else.
 * @throws NotFoundError for an item that the actor may not see
 */
export async function requireItem(access: PatientAccess<never>, section: ItemSection, itemId: string): Promise<Asked> {
  const found = isUuid(itemId) && (await findItem(access, section, itemId, isNull(itemTable(section).deletedAt)))
  if (!found) throw new NotFoundError()
  return found
}

/** The same, of what was taken away too unless `also` says otherwise; null for what the actor may not see. */
export async function findItem(
  access: PatientAccess<never>,
  section: ItemSection,
  itemId: string,
  also?: SQL,
): Promise<Asked | null> {
  const { tx, patientId, scope } = access
  const table = itemTable(section)
  const [row] = await tx
    .select({
      title: section === "documents" ? documents.title : sql<null>`null`,
      typeCode: table.typeCode ?? sql<null>`null`,
      documentGroup: table.documentGroup ?? sql<null>`null`,
      authorKind: table.authorKind,
      authorAccountId: table.authorAccountId,
      authorName: table.authorName,
      sensitivity: table.sensitivity,
      sensitiveTopic: table.sensitiveTopic,
      marks: table.marks,
    })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, itemId), also, itemsWithin(table, scope)))
  if (!row) return null
  const accountId = row.authorKind === "professional" ? row.authorAccountId : null
  const item = {
    section,
    typeCode: row.typeCode ?? entryOf(section).items?.type ?? "",
    documentGroup: row.documentGroup ? oneOf(DOCUMENT_GROUPS, row.documentGroup) : null,
    professionalAccountId: accountId,
    sensitivity: oneOf(SENSITIVITIES, row.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === row.sensitiveTopic) ?? null,
    marks: row.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor: await listExcluded(access, section, itemId),
  }
  return { item, title: row.title, author: accountId ? { accountId, name: row.authorName } : null }
}
