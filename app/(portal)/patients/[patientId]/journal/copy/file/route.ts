import { withAccess } from "@/lib/access/require-access"
import { readCopy } from "@/lib/journal/copies/queries"
import { handler } from "@/lib/request/handler"
import { orSignIn, sendTo } from "@/lib/request/navigation"
import { words } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/journal/copy/file">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const copy = await withAccess(actor, patientId, ["view:journal"], readCopy)
  if (!copy) return sendTo(`/patients/${patientId}/journal/copy`)
  const t = await words("journal")
  return new Response(`${JSON.stringify(copy, null, 1)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${t("copy.fileName")}.json"`,
    },
  })
})

/** The copy of the journal that was asked for last, with what proves it. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/journal/copy`)
}
