import type { OwnAccess } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { getHelped, getPast } from "@/lib/helping/queries"
import { goTo } from "@/lib/request/view"

/** One person whom the actor helps. @throws NotFoundError for any other */
async function readHelped(own: OwnAccess, delegationId: string) {
  const helped = await getHelped(own, delegationId)
  if (!helped) throw new NotFoundError()
  return { helped }
}

/** The same, or what became of an access that is over; one that goes on as another leads there. @throws NotFoundError for any other */
export async function readHelpedOrPast(own: OwnAccess, delegationId: string) {
  const helped = await getHelped(own, delegationId)
  if (helped) return { helped, past: null }
  const past = await getPast(own, delegationId)
  if (!past) throw new NotFoundError()
  return past.goesOnAs ? goTo(`/helping/${past.goesOnAs}`) : { helped: null, past }
}

/** The same where helping can be given up; an access that rests on law does not end with a click: its page says whom to write to. */
export async function readRenounceable(own: OwnAccess, delegationId: string) {
  const { helped } = await readHelped(own, delegationId)
  return helped.isByLaw ? goTo(`/helping/${helped.id}`) : { helped }
}
