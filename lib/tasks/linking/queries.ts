import "server-only"
import { and, eq, isNull, ne } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { isAnyOf } from "@/drizzle/any-of"
import { appointments } from "@/drizzle/schema/appointments"
import { documents } from "@/drizzle/schema/documents"
import { medications } from "@/drizzle/schema/profile"
import { TASK_LINKS, type TaskLink } from "@/drizzle/task-vocabulary"
import { requireItem } from "@/lib/access/item"
import { type ItemTable, itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { InvalidInputError, NotFoundError } from "@/lib/errors"

type Access = PatientAccess<never>
export type Link = { section: TaskLink; itemId: string }

const LINKABLE: Record<TaskLink, { table: ItemTable; title: AnyPgColumn }> = {
  appointments: { table: appointments, title: appointments.withWhom },
  documents: { table: documents, title: documents.title },
  medications: { table: medications, title: medications.label },
}

/** What each of these items is called, of those alone that the one who looks may read. */
export async function titlesOf(access: Access, links: readonly Link[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const section of TASK_LINKS) {
    const ids = links.flatMap((link) => (link.section === section ? [link.itemId] : []))
    for (const { id, title } of await readTitles(access, section, ids)) titles.set(id, title)
  }
  return titles
}

async function readTitles({ tx, patientId, scope }: Access, section: TaskLink, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { table, title } = LINKABLE[section]
  const isThere = and(isNull(table.deletedAt), ne(table.state, "entered_in_error"))
  const rows = await tx
    .select({ id: table.id, title })
    .from(table)
    .where(and(eq(table.patientId, patientId), isAnyOf(table.id, ids), isThere, itemsWithin(table, scope)))
  return rows.map((row) => ({ id: String(row.id), title: String(row.title) }))
}

/**
 * A task is tied only to what its writer may read.
 * @throws InvalidInputError for anything else
 */
export async function requireLinkable(access: Access, link: Link | null, action: AuditAction): Promise<void> {
  if (!link) return
  await requireItem(access, link.section, link.itemId).catch((error: unknown) => {
    // What was asked is told as tried: whether it is there was looked up by then.
    access.trace({ action, permission: "act:tasks" })
    if (error instanceof NotFoundError) throw new InvalidInputError("tasks.link_gone", "link")
    throw error
  })
}
