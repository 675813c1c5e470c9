import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import type { Trace } from "@/lib/audit/append"
import { listJournal } from "./queries"
import { journalFilters } from "./schema"

/** Jeanne, her space, and the two people who help her in it. */
export async function newHousehold() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const claire = await newActor("Claire Lefèvre")
  const paul = await newActor("Paul Garnier")
  const space = await newPatient(jeanne)
  const clairesAccess = await newDelegation(jeanne, space, claire)
  await newDelegation(jeanne, space, paul, { relation: "neighbour" })
  return { jeanne, claire, paul, space, clairesAccess }
}

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
