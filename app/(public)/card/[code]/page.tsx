import { CardView } from "@/components/emergency/card-view"
import { PortalPage } from "@/components/layout/portal-page"
import { PageHeading } from "@/components/ui/page-heading"
import { readByCode } from "@/lib/request/card"
import { language, words } from "@/lib/request/words"
import { readCard } from "../../../(portal)/patients/[patientId]/emergency-card/reads"

/** The card of a person, for whoever photographed its code: nobody has to sign in, and each opening is in her journal. */
export default async function OpenedCardPage({ params }: PageProps<"/card/[code]">) {
  const { code } = await params
  const spoken = await language()
  const { card, blocks } = await readByCode(code, (opened) => readCard(opened, spoken))
  const t = await words("emergency")
  return (
    <PortalPage nav="public" width="question">
      <PageHeading kicker={t("opened.kicker")} title={t("opened.title")} lead={t("opened.lead", { name: card.name })} />
      <CardView card={card} blocks={blocks} />
    </PortalPage>
  )
}
