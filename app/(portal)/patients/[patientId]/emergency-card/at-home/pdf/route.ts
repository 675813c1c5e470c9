import { withAccess } from "@/lib/access/require-access"
import { getHomeCode } from "@/lib/emergency-card/queries"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { handler } from "@/lib/request/handler"
import { letterResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"
import { wordsIn } from "@/lib/words/translator"

type Context = RouteContext<"/patients/[patientId]/emergency-card/at-home/pdf">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const spoken = await language()
  const { code, name } = await withAccess(actor, patientId, ["edit:emergency_card"], async (access) => {
    const code = await getHomeCode(access)
    if (!code) throw new NotFoundError()
    access.trace({ action: "emergency_card.home_code_printed", permission: "edit:emergency_card" })
    return { code, name: (await getSpaceHeader(access)).name }
  })
  const t = wordsIn(spoken, "emergency")
  return letterResponse({
    ...{ language: spoken, recipient: [], date: new Date() },
    subject: t("home.sheet.subject", { name }),
    paragraphs: [t("home.sheet.members"), t(code.opensCard ? "home.sheet.card" : "home.sheet.nothing")],
    code: {
      label: t("home.sheet.code", { site: configuration().url }),
      value: code.code.replaceAll(/(.{4})(?=.)/g, "$1 "),
      link: code.link,
    },
    paragraphsAfter: [t("home.sheet.told")],
  })
})

/** The sheet for the wall or the fridge, with the code in it. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/emergency-card/at-home`)
}
