import { withOwnRequest } from "@/lib/access/review-access"
import { NotFoundError } from "@/lib/errors"
import { handler } from "@/lib/request/handler"
import { letterResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { getRequest } from "@/lib/review/asking/queries"
import { sheetOf } from "../../letter-of"

type Context = RouteContext<"/children/[caseId]/letters/[letterId]">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { caseId, letterId } = await params
  const request = await withOwnRequest(actor, caseId, getRequest)
  const letter = request.letters.find(({ id }) => id === letterId)
  if (!letter) throw new NotFoundError()
  return letterResponse(await sheetOf(request, letter, actor.displayName))
})

/** A letter of the desk to print. */
export async function GET(request: Request, context: Context) {
  const { caseId } = await context.params
  return orSignIn(request, await give(request, context), `/children/${caseId}`)
}
