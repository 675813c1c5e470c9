import { CardView } from "@/components/emergency/card-view"
import { PlaceHeading } from "@/components/layout/place-heading"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { language, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { CardCode } from "./card-code"
import { readOwnCard } from "./reads"

/** The emergency card: what whoever comes to help reads first, and what its person does with it. */
export default async function EmergencyCardPage({ params, searchParams }: PageProps<"/patients/[patientId]/emergency-card">) {
  const { patientId } = await params
  const { done } = await searchParams
  const spoken = await language()
  return patientPage(
    patientId,
    ["view:emergency_card"],
    (access) => readOwnCard(access, spoken),
    ({ space, card, blocks, mayEdit, code }) => (
      <>
        <Done done={done} />
        <Heading space={space} />
        <CardView card={card} blocks={blocks} />
        <Ways patientId={patientId} mayEdit={mayEdit} inCare={space.inCare !== null} />
        {mayEdit && <CardCode patientId={patientId} isOwn={space.isOwn} code={code} />}
        {mayEdit && <HomeWay patientId={patientId} />}
      </>
    ),
  )
}

function HomeWay({ patientId }: { patientId: string }) {
  const t = useWords("emergency")
  return (
    <p>
      <a href={`/patients/${patientId}/emergency-card/at-home`} className="lone-link">
        {t("home.link")}
      </a>
    </p>
  )
}

const DONE = ["changed", "given", "withdrawn"] as const

function Done({ done }: { done: string | string[] | undefined }) {
  const t = useWords("emergency")
  const said = DONE.find((word) => word === done)
  return said ? <Notice tone="done" title={t(`card.done.${said}`)} announced /> : null
}

function Heading({ space }: { space: SpaceHeader }) {
  const { isOwn, inCare, givenName } = space
  const t = useWords("emergency")
  const lead = inCare ? undefined : t("card.lead", { whose: isOwn ? "mine" : "theirs", givenName })
  return <PlaceHeading space={space} section="emergency_card" title={t("card.title")} lead={lead} />
}

function Ways({ patientId, mayEdit, inCare }: { patientId: string; mayEdit: boolean; inCare: boolean }) {
  const t = useWords("emergency")
  const base = `/patients/${patientId}`
  if (inCare) return null
  return (
    <Actions>
      <ButtonLink href={`${base}/emergency-card/pdf`}>{t("card.pdf")}</ButtonLink>
      {mayEdit && (
        <ButtonLink href={`${base}/emergency-card/change`} tone="secondary">
          {t("card.change")}
        </ButtonLink>
      )}
    </Actions>
  )
}
