import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { DAYS_TO_RESTORE } from "../rules"

type Access = PatientAccess<never>

/** The tasks whose words somebody may change: their own, and for who decides all of them. */
export const changeableBy = ({ actor, scope }: Access): SQL | undefined =>
  decides(scope) ? undefined : eq(tasks.authorAccountId, actor.accountId)

/** Taken away less than thirty days ago by the database's clock. */
export const isRestorable = () => sql`${tasks.deletedAt} > now() - make_interval(days => ${DAYS_TO_RESTORE})`

/** The row of one task, as far as who asks may see it. */
export const here = ({ patientId, scope }: Access, id: string) =>
  and(eq(tasks.patientId, patientId), eq(tasks.id, id), itemsWithin(tasks, scope))

/**
 * One that is there for who asks.
 * @throws NotFoundError for any other
 */
export async function requireTask(access: Access, id: string): Promise<void> {
  const [row] = await access.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(here(access, id), isNull(tasks.deletedAt)))
  if (!row) throw new NotFoundError()
}
