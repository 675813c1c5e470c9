import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import type { Trace } from "@/lib/audit/append"
import { listJournal } from "./queries"
import { journalFilters } from "./schema"

/** Somebody does what these lines tell, in this space. */
export const doesIn = (space: string, actor: Actor, traces: readonly Trace[]) =>
  withAccess(actor, space, [], async (access) => {
    for (const trace of traces) access.trace(trace)
  })

/** What somebody reads of the journal of this space. */
export const readsOf = (space: string, actor: Actor, asked: Record<string, string> = {}) =>
  withAccess(actor, space, [], (access) => listJournal(access, journalFilters.parse(asked)))

/** The line of a document that was read. */
export const viewed = (id: string): Trace => ({ action: "document.viewed", permission: "view:documents", resourceIds: [id] })
