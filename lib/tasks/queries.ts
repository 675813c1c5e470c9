import "server-only"
import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { TASK_LINKS } from "@/drizzle/task-vocabulary"
import { oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { changeableBy, isRestorable } from "./authorship/queries"
import { type Link, titlesOf } from "./linking/queries"
import { type Holding, listHoldings, listStillTaken } from "./members/queries"
import { DAYS_IN_SIGHT, DONE_ON_A_PAGE, gesturesOf, MOST_TASKS, type Removed, type Task } from "./rules"

type Viewing = PatientAccess<"view:tasks">

const TODAY = sql`(now() at time zone 'Europe/Paris')::date`

/** Every task that who looks may see and that is to be done, or was done some weeks ago at most; the first due before the others. */
export async function listTasks(access: Viewing): Promise<Task[]> {
  const isInSight = or(isNull(tasks.doneAt), sql`${tasks.doneAt} > now() - make_interval(days => ${DAYS_IN_SIGHT})`)
  const rows = await rowsStatement(access, isInSight).limit(MOST_TASKS)
  access.trace({ action: "task.listed", permission: "view:tasks", resourceIds: rows.map(({ id }) => id) })
  return linesOf(access, rows)
}

/** A page of all that was done, the last first, and whether more was done before. */
export async function listDone(access: Viewing, page = 1): Promise<{ lines: Task[]; isMore: boolean }> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select(COLUMNS)
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isNull(tasks.deletedAt), itemsWithin(tasks, scope), isNotNull(tasks.doneAt)))
    .orderBy(desc(tasks.doneAt), desc(tasks.id))
    .offset((page - 1) * DONE_ON_A_PAGE)
    .limit(DONE_ON_A_PAGE + 1)
  const onPage = rows.slice(0, DONE_ON_A_PAGE)
  access.trace({ action: "task.listed", permission: "view:tasks", resourceIds: onPage.map(({ id }) => id) })
  return { lines: await linesOf(access, onPage), isMore: rows.length > DONE_ON_A_PAGE }
}

/**
 * One task.
 * @throws NotFoundError for one that is not there for who looks
 */
export async function getTask(access: Viewing, id: string): Promise<Task> {
  if (!isUuid(id)) throw new NotFoundError()
  const [line] = await linesOf(access, await rowsStatement(access, eq(tasks.id, id)))
  if (!line) throw new NotFoundError()
  access.trace({ action: "task.viewed", permission: "view:tasks", resourceIds: [id] })
  return line
}

/** What was taken away and can still come back, for who may bring it back. */
export async function listRemoved(access: PatientAccess<"act:tasks">): Promise<Removed[]> {
  const { tx, patientId, scope } = access
  const { id, title, dueOn } = tasks
  const rows = await tx
    .select({ id, title, dueOn })
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isRestorable(), itemsWithin(tasks, scope), changeableBy(access)))
    .orderBy(desc(tasks.deletedAt))
    .limit(MOST_TASKS)
  access.trace({ action: "task.listed", permission: "act:tasks", resourceIds: rows.map((row) => row.id) })
  return rows
}

function rowsStatement({ tx, patientId, scope }: Viewing, also?: SQL) {
  return tx
    .select(COLUMNS)
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isNull(tasks.deletedAt), itemsWithin(tasks, scope), also))
    .orderBy(asc(tasks.dueOn), sql`${tasks.dueHour} nulls last`, asc(tasks.id))
}

const COLUMNS = {
  id: tasks.id,
  version: tasks.version,
  title: tasks.title,
  details: tasks.details,
  dueOn: tasks.dueOn,
  dueHour: tasks.dueHour,
  isPast: sql<boolean>`${tasks.dueOn} < ${TODAY}`,
  linkedSection: tasks.linkedSection,
  linkedItemId: tasks.linkedItemId,
  saidAt: tasks.saidAt,
  authorAccountId: tasks.authorAccountId,
  authorName: tasks.authorName,
  takenAt: tasks.takenAt,
  takenByAccountId: tasks.takenByAccountId,
  takenByName: tasks.takenByName,
  doneAt: tasks.doneAt,
  doneByAccountId: tasks.doneByAccountId,
  doneByName: tasks.doneByName,
  sensitivity: tasks.sensitivity,
}

type Row = Awaited<ReturnType<typeof rowsStatement>>[number]

async function linesOf(access: Viewing, rows: readonly Row[]): Promise<Task[]> {
  if (rows.length === 0) return []
  const isTaken = rows.some(({ takenAt }) => takenAt)
  const holdings = isTaken ? await listHoldings(access) : []
  const stillTaken = isTaken ? await listStillTaken(access, holdings) : new Set<string>()
  const titles = await titlesOf(access, rows.flatMap(linkOf))
  return rows.map((row) => lineOf(row, access, { held: heldBy(row, stillTaken, holdings), titles }))
}

const linkOf = ({ linkedSection: section, linkedItemId: itemId }: Row): Link[] =>
  section && itemId ? [{ section: oneOf(TASK_LINKS, section), itemId }] : []

/** Who takes care of it today. */
function heldBy({ id, takenByAccountId, takenAt }: Row, stillTaken: ReadonlySet<string>, holdings: readonly Holding[]) {
  if (!takenAt || !stillTaken.has(id)) return undefined
  return holdings.find((one) => one.takenByAccountId === takenByAccountId && isTakenIn(one, takenAt))
}

const isTakenIn = ({ taken: { before, since } }: Holding, at: Date) => (!before || at < before) && (!since || at >= since)

type Beside = { held: Holding | undefined; titles: ReadonlyMap<string, string> }

function lineOf(row: Row, access: Viewing, { held, titles }: Beside): Task {
  const { scope } = access
  const { id, version, title, details, dueOn, isPast, saidAt } = row
  const author = { name: row.authorName, isYou: row.authorAccountId === scope.actorAccountId }
  const by = (name: string | null, accountId: string | null, at: Date | null) =>
    name && at ? { name, accountId, isYou: accountId === scope.actorAccountId, at } : null
  const taker = held ? by(row.takenByName, row.takenByAccountId, row.takenAt) : null
  const standsIn = held?.insteadOf && { name: held.holder.name, accountId: held.holder.accountId, isYou: held.holder.isYou }
  const insteadOf = held?.insteadOf && taker ? { name: taker.name, isYou: taker.isYou, ...held.insteadOf } : null
  const taken = taker && { ...taker, ...standsIn, insteadOf }
  const done = by(row.doneByName, row.doneByAccountId, row.doneAt)
  const linked = linkOf(row).map((link) => ({ ...link, title: titles.get(link.itemId) ?? null }))
  const mayAct = access.may("act:tasks") !== null
  return {
    ...{ id, version, title, details, dueOn, saidAt, author, taken, done },
    dueHour: row.dueHour?.slice(0, 5) ?? null,
    isLate: isPast && done === null,
    linked: linked.flatMap((link) => (link.title === null ? [] : [{ ...link, title: link.title }]))[0] ?? null,
    forPatient: decides(scope) ? { sensitivity: oneOf(SENSITIVITIES, row.sensitivity) } : null,
    may: gesturesOf({ isAuthor: author.isYou, taken: taker, done }, { mayAct, scope }),
  }
}
