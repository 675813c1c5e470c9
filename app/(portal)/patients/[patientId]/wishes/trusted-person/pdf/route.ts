import { withAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { formPdf } from "@/lib/platform/letters/form"
import { handler } from "@/lib/request/handler"
import { pdfResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"
import { listWishes } from "@/lib/wishes/queries"
import { trustedPersonForm } from "@/lib/wishes/trusted/rules"

type Context = RouteContext<"/patients/[patientId]/wishes/trusted-person/pdf">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const spoken = await language()
  const read = await withAccess(actor, patientId, ["view:wishes", "edit:wishes"], async (access) => {
    const named = (await listWishes(access)).find(({ kind }) => kind === "trusted_person")?.inForce
    if (!named) throw new NotFoundError()
    return { said: named.said, patientName: (await getSpaceHeader(access)).name }
  })
  const form = trustedPersonForm(spoken, { ...read, date: new Date() })
  return pdfResponse(await formPdf(form), { subject: form.title, date: form.date })
})

/** The form by which the trusted person is named, for both to sign. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/wishes/trusted-person`)
}
