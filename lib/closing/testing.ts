import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { askToClose, undoClosing } from "./commands"
import { getClosing } from "./queries"

/** The same person, who signed in anew a moment ago. */
export const fresh = (actor: Actor): Actor => ({ ...actor, steppedUpAt: new Date() })

export const asks = (actor: Actor, space: string) => withAccess(fresh(actor), space, ["act:closing"], askToClose)
export const comes = (actor: Actor, space: string) => withAccess(actor, space, ["act:closing"], undoClosing)
export const standing = (actor: Actor, space: string) => withAccess(actor, space, ["view:closing"], getClosing)

/** As if it had been asked for so long ago: hours until it is shut, days after that. */
export const askedSince = (space: string, { hours = 0, days = 0, minutes = 0 }) =>
  asSuperuser(
    (
      sql,
    ) => sql`update patients set closing_asked_at = now() - make_interval(days => ${days}, hours => ${hours}, mins => ${minutes})
    where patient_id = ${space}`,
  )

/** When it was asked for and told of. */
export const closingOf = (space: string) =>
  asSuperuser((sql) => sql`select closing_asked_at, shut_told_at from patients where patient_id = ${space}`)
