import "server-only"
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { listCircle, type Reaching } from "@/lib/access/circle"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Member } from "../rules"

type Viewing = PatientAccess<"view:tasks">

/** Who may take tasks now, with what each reaches. */
export const listReaching = (access: PatientAccess<never>): Promise<Reaching[]> => listCircle(access, "act:tasks")

/** Who is in the circle, by name; nothing of what one may and another may not. */
export async function listMembers(access: Viewing): Promise<Member[]> {
  return (await listReaching(access)).map(({ accountId, name, relation, isYou }) => ({ accountId, name, relation, isYou }))
}

/** Whether who took a task may still take it and still reads it, as SQL: with their access, their tasks come free at once. */
export function isStillTaken(reaching: readonly Reaching[]): SQL {
  const held = reaching.map(({ accountId, scope }) => and(eq(tasks.takenByAccountId, accountId), itemsWithin(tasks, scope)))
  return or(...held) ?? sql`false`
}

/** The tasks that somebody took who may still do them. */
export async function listStillTaken({ tx, patientId }: Viewing, reaching: readonly Reaching[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isNull(tasks.deletedAt), isStillTaken(reaching)))
  return new Set(rows.map(({ id }) => id))
}
