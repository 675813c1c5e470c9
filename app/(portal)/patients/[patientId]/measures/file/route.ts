import { fileWords } from "@/components/measures/file-words"
import { withAccess } from "@/lib/access/require-access"
import { parseKind } from "@/lib/measures/chart/schema"
import { listForFile } from "@/lib/measures/file/queries"
import { writeFile } from "@/lib/measures/file/rules"
import { readUnits } from "@/lib/measures/units/queries"
import { handler } from "@/lib/request/handler"
import { orSignIn } from "@/lib/request/navigation"
import { language, words } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/measures/file">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const kind = parseKind(new URL(request.url).searchParams.get("kind") ?? "")
  const [t, locale] = [await words("measures"), await language()]
  const { lines, units } = await withAccess(actor, patientId, ["view:measures"], async (access) => ({
    lines: await listForFile(access, kind),
    units: await readUnits(access),
  }))
  const name = t(`file.${kind ? "nameOfKind" : "name"}`, { kind: kind ?? "" })
  return new Response(writeFile(lines, locale, units, fileWords(t, locale), kind), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}.csv"` },
  })
})

/** The measures that may be seen, of one kind or of all, as a file for a spreadsheet. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/measures`)
}
