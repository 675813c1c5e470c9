import { withAccess } from "@/lib/access/require-access"
import { filledForm } from "@/lib/delegation/paper-form/rules"
import { NotFoundError } from "@/lib/errors"
import { formPdf } from "@/lib/platform/letters/form"
import { relationWord } from "@/lib/reference/relations"
import { handler } from "@/lib/request/handler"
import { pdfResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"
import { readGiven } from "../reads"

type Context = RouteContext<"/patients/[patientId]/helpers/[delegationId]/paper">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId, delegationId } = await params
  const spoken = await language()
  const { helper, patientName } = await withAccess(
    actor,
    patientId,
    ["view:delegations", "edit:delegations"],
    async (access) => ({
      helper: (await readGiven(access, delegationId)).helper,
      patientName: (await getSpaceHeader(access)).name,
    }),
  )
  // Of an access that is over there is nothing left to sign.
  if (helper.state === "ended") throw new NotFoundError()
  const { relation, sex } = helper
  const form = filledForm(spoken, { ...helper, patientName, relation: relationWord(relation, sex, spoken) }, new Date())
  return pdfResponse(await formPdf(form), { subject: form.title, date: form.date })
})

/** An access that was given, as a form for both to sign. */
export async function GET(request: Request, context: Context) {
  const { patientId, delegationId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/helpers/${delegationId}`)
}
