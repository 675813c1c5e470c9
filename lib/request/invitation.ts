import "server-only"
import type { z } from "zod"
import type { Actor } from "@/lib/access/actor"
import { recordRefusal } from "@/lib/access/database-session"
import { type Answered, findAnswered, type InvitationAccess, withInvitation } from "@/lib/access/invitation-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { configuration } from "@/lib/platform/configuration"
import { requireAnyActor } from "./actor"
import { formAction } from "./form-action"

const NOBODY = "00000000-0000-0000-0000-000000000000"

type Asked<Result> = { actor: Actor; found: Result | null; answered: Answered | null }

/**
 * Reads with the code of an invitation as whoever is signed in: nothing, the same for one that is unknown, used by somebody
 * else, withdrawn, too old or no code at all; and what became of one that this person said yes to. Whoever is signed in as
 * a professional or a reviewer is asked nothing: an invitation is for a person.
 */
export async function askInvitation<Result>(
  code: string,
  work: (invitation: InvitationAccess) => Promise<Result>,
): Promise<Asked<Result>> {
  const actor = await requireAnyActor()
  if (actor.face !== "citizen") return { actor, found: null, answered: null }
  const answered = await answeredBefore(actor, code)
  if (answered) return { actor, found: null, answered }
  try {
    return { actor, found: await find(actor, code, work), answered: null }
  } catch (error) {
    if (error instanceof NotFoundError) return { actor, found: null, answered: null }
    throw error
  }
}

async function answeredBefore(actor: Actor, code: string): Promise<Answered | null> {
  const parsed = parseCode(code)
  return parsed ? findAnswered(actor, hashCode(configuration().secret, parsed)) : null
}

/** An answer to an invitation: its code is the permission, asked again here. */
export function invitationAction<Input extends { code: string }>(
  schema: z.ZodType<Input>,
  run: (invitation: InvitationAccess, input: Input) => Promise<string | undefined>,
) {
  return formAction(schema, async (actor, input) => {
    try {
      return await find(actor, input.code, (invitation) => run(invitation, input))
    } catch (error) {
      // A sentence in the form rather than a lost page: the person came with a code in hand.
      throw error instanceof NotFoundError ? new ConflictError("invitation.gone") : error
    }
  })
}

async function find<Result>(
  actor: Actor,
  code: string,
  work: (invitation: InvitationAccess) => Promise<Result>,
): Promise<Result> {
  const parsed = parseCode(code)
  try {
    if (!parsed) throw new NotFoundError()
    return await withInvitation(actor, hashCode(configuration().secret, parsed), work)
  } catch (error) {
    if (error instanceof NotFoundError) await recordRefusal(actor, NOBODY, null, "unknown")
    throw error
  }
}
