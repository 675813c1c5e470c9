import { CardView } from "@/components/emergency/card-view"
import { ShownOnce } from "@/components/emergency/shown-once"
import { PortalPage } from "@/components/layout/portal-page"
import { Button } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { readByCode } from "@/lib/request/card"
import { language, useWords } from "@/lib/request/words"
import { readCard } from "../../../(portal)/patients/[patientId]/emergency-card/reads"
import { openCard } from "./actions"

/**
 * The card of a person, for whoever photographed its code: nobody has to sign in. The address alone says nothing of her and opens
 * nothing; the button shows the card once, and each opening is in her journal.
 */
export default async function CardByCodePage({ params }: PageProps<"/card/[code]">) {
  const { code } = await params
  const spoken = await language()
  const opened = await readByCode(code, (card) => readCard(card, spoken))
  return (
    <PortalPage nav="public" width="question">
      {opened ? <Opened {...opened} /> : <Waiting />}
    </PortalPage>
  )
}

function Waiting() {
  const t = useWords("emergency")
  return (
    <>
      <PageHeading kicker={t("waiting.kicker")} title={t("opened.title")} lead={t("waiting.lead")} />
      <form action={openCard}>
        <Button>{t("waiting.open")}</Button>
      </form>
      <p className="max-w-text text-soft">{t("waiting.told")}</p>
    </>
  )
}

function Opened({ card, blocks }: Awaited<ReturnType<typeof readCard>>) {
  const t = useWords("emergency")
  return (
    <>
      <PageHeading kicker={t("opened.kicker")} title={t("opened.title")} lead={t("opened.lead", { name: card.name })} />
      <CardView card={card} blocks={blocks} />
      <p className="max-w-text text-soft">{t("opened.once")}</p>
      <ShownOnce />
    </>
  )
}
