import { withAccess } from "@/lib/access/require-access"
import { printedCard } from "@/lib/emergency-card/print/rules"
import { foldedCardPdf } from "@/lib/platform/letters/folded-card"
import { handler } from "@/lib/request/handler"
import { pdfResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { readOwnCard } from "../reads"

type Context = RouteContext<"/patients/[patientId]/emergency-card/pdf">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const spoken = await language()
  const read = await withAccess(actor, patientId, ["view:emergency_card"], async (access) => {
    access.trace({ action: "emergency_card.printed", permission: "view:emergency_card" })
    return readOwnCard(access, spoken)
  })
  const { card, blocks, code } = read
  const printed = printedCard(spoken, { card, blocks, link: code?.link ?? null, date: new Date() })
  return pdfResponse(await foldedCardPdf(printed), { subject: printed.title, date: printed.date })
})

/** The card to print, cut out and fold. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/emergency-card`)
}
