import { type SQL, sql } from "drizzle-orm"
import { decides, type Scope } from "./scope"

type Eyes = Pick<Scope, "items" | "actorAccountId" | "permissions">

const NOTHING = sql`false`
const ALL = sql`true`

/** Whether these eyes are in the thread now, by the names of the columns that say which; `also` asks more of their row, `j`. */
const isIn = ({ actorAccountId }: Eyes, thread: SQL, also: SQL = ALL) => sql`exists (
  select from thread_members j where (j.patient_id, j.thread_id) = (${thread}) and j.account_id = ${actorAccountId}::uuid
    and j.removed_at is null and ${also})`

/**
 * The threads that are there for a scope, over the rows of `threads`: all of them for the person herself, those that a minor did not
 * begin alone for who answers for the child, and for everybody else those they are in now.
 */
export function threadsWithin(scope: Eyes): SQL {
  const { items, permissions } = scope
  if (!permissions.includes("view:messages") || items.kind === "authored") return NOTHING
  if (items.kind === "all") return ALL
  if (items.kind === "representative") return sql`threads.author_kind <> 'patient'`
  return isIn(scope, sql`threads.patient_id, threads.id`)
}

/** The messages of such a thread that are there for it, over the rows of `messages`: from the first that its eyes may read on. */
export function messagesWithin(scope: Eyes): SQL {
  if (decides(scope)) return ALL
  return isIn(scope, sql`messages.patient_id, messages.thread_id`, sql`messages.position >= j.reads_from`)
}
