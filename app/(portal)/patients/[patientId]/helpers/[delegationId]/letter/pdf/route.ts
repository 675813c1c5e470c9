import { withAccess } from "@/lib/access/require-access"
import { requireInvitationLetter } from "@/lib/invitation/queries"
import { handler } from "@/lib/request/handler"
import { letterResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/helpers/[delegationId]/letter/pdf">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId, delegationId } = await params
  const spoken = await language()
  const letter = await withAccess(actor, patientId, ["view:delegations", "edit:delegations"], (access) =>
    requireInvitationLetter(access, delegationId, spoken),
  )
  return letterResponse(letter)
})

/** The invitation as a letter to print. */
export async function GET(request: Request, context: Context) {
  const { patientId, delegationId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/helpers/${delegationId}/letter`)
}
