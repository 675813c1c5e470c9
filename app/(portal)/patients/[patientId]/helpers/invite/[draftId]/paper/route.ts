import { withAccess } from "@/lib/access/require-access"
import { filledForm } from "@/lib/delegation/paper-form/rules"
import { NotFoundError } from "@/lib/errors"
import { requireDraft } from "@/lib/invitation/queries"
import { draftGrant, draftPeriod } from "@/lib/invitation/rules"
import { formPdf } from "@/lib/platform/letters/form"
import { isUuid } from "@/lib/platform/uuid"
import { relationWord } from "@/lib/reference/relations"
import { handler } from "@/lib/request/handler"
import { pdfResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"

type Context = RouteContext<"/patients/[patientId]/helpers/invite/[draftId]/paper">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId, draftId } = await params
  if (!isUuid(draftId)) throw new NotFoundError()
  const spoken = await language()
  const { answers, patientName } = await withAccess(actor, patientId, ["edit:delegations"], async (access) => ({
    answers: (await requireDraft(access, draftId)).answers,
    patientName: (await getSpaceHeader(access)).name,
  }))
  const { name: caregiverName = "", relation, purpose = null } = answers
  const { months: durationMonths, atEnd } = draftPeriod(answers)
  const said = relation ? relationWord(relation, "unknown", spoken) : ""
  const filled = { patientName, caregiverName, relation: said, purpose, grant: draftGrant(answers), durationMonths, atEnd }
  const form = filledForm(spoken, filled, new Date())
  return pdfResponse(await formPdf(form), { subject: form.title, date: form.date })
})

/** An invitation that is prepared, as a form for both to sign. */
export async function GET(request: Request, context: Context) {
  const { patientId, draftId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/helpers/invite/${draftId}/check`)
}
