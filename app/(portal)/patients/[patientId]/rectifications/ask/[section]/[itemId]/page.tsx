import { notFound } from "next/navigation"
import { FoundRow, pageOf } from "@/components/search/found-row"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import type { Permission } from "@/lib/access/sections"
import { parseItemSection } from "@/lib/rectifications/schema"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../../patient-page"
import { askRectification } from "../../../actions"
import { askQuestions, formWords } from "../../../questions"
import { readToAsk } from "../../../reads"
import { RectificationForm } from "../../../rectification-form"

/** "Ce n'est pas exact": one question about one item, whichever its section, and it is sent. */
export default async function AskPage({ params }: PageProps<"/patients/[patientId]/rectifications/ask/[section]/[itemId]">) {
  const { patientId, section: address, itemId } = await params
  const section = parseItemSection(address)
  if (!section) notFound()
  return patientPage(
    patientId,
    [`view:${section}` satisfies Permission, "add:rectifications"],
    (access) => readToAsk(access, section, itemId),
    async ({ space, found, units, told, rectificationId }) => {
      const t = await words("rectifications")
      const whose = { whose: space.isOwn ? "mine" : "other", name: space.givenName }
      return (
        <>
          <PageHeading title={t("ask.title")} lead={t("ask.lead", { told: told ?? "writer", ...whose })} />
          <Card title={t("ask.what")}>
            <List>
              <FoundRow found={found} patientId={patientId} units={units} />
            </List>
          </Card>
          <Card>
            <RectificationForm
              action={askRectification}
              kind="ask"
              hidden={{ patientId, rectificationId, section, itemId }}
              asked={await askQuestions()}
              words={await formWords("ask")}
              sentences={await sentencesOf("rectifications")}
            >
              <ButtonLink href={`/patients/${patientId}/${pageOf(found)}`} tone="quiet">
                {t("back")}
              </ButtonLink>
            </RectificationForm>
          </Card>
          <p className="max-w-text text-soft">{t("ask.unchanged")}</p>
        </>
      )
    },
    { width: "question" },
  )
}
