import { sayAuthor } from "@/components/measures/measure-words"
import { withAccess } from "@/lib/access/require-access"
import { writeGrowth } from "@/lib/measures/growth/file/rules"
import type { MeasureLine } from "@/lib/measures/rules"
import { handler } from "@/lib/request/handler"
import { orSignIn } from "@/lib/request/navigation"
import { language, words } from "@/lib/request/words"
import { readWholeGrowth, referenceOf } from "../reads"

type Context = RouteContext<"/patients/[patientId]/measures/growth/file">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const [t, m, locale] = [await words("growth"), await words("measures"), await language()]
  const { charts } = await withAccess(actor, patientId, ["view:measures"], async (access) => {
    access.trace({ action: "measure.downloaded", permission: "view:measures" })
    return readWholeGrowth(access, referenceOf(request))
  })
  const author = ({ author: by }: MeasureLine) => sayAuthor(by, m, locale)
  return new Response(writeGrowth(charts, locale, { t, m, author }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${t("file.name")}.csv"`,
    },
  })
})

/** A child's growth as a file for a spreadsheet, with the reference that it stands beside. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/measures/growth`)
}
