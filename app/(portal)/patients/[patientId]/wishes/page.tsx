import { PlaceHeading } from "@/components/layout/place-heading"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { WishCards } from "@/components/wishes/wish-cards"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { WishGestures } from "./gestures"
import { readWishes } from "./reads"

/** Advance directives, the trusted person, organ donation: what is in force, and how to change it. */
export default async function WishesPage({ params, searchParams }: PageProps<"/patients/[patientId]/wishes">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(patientId, ["view:wishes"], readWishes, ({ space, kinds, mayEdit, mayWrite }) => (
    <>
      <Done done={done} />
      <Heading space={space} />
      <WishCards
        kinds={kinds}
        documents={`/patients/${patientId}/documents`}
        gestures={mayEdit ? (of) => <WishGestures patientId={patientId} of={of} mayWrite={mayWrite} /> : undefined}
      />
      {mayEdit && <Readers patientId={patientId} />}
    </>
  ))
}

const DONE = ["directives", "organ", "trusted", "signed", "revoked"] as const

function Done({ done }: { done: string | string[] | undefined }) {
  const t = useWords("wishes")
  const said = DONE.find((word) => word === done)
  return said ? <Notice tone="done" title={t(`done.${said}`)} announced /> : null
}

function Heading({ space }: { space: SpaceHeader }) {
  const t = useWords("wishes")
  const { isOwn, givenName } = space
  const [title, lead] = isOwn ? [t("titleOwn"), t("lead")] : [t("title"), t("leadOther", { givenName })]
  return <PlaceHeading space={space} section="wishes" title={title} lead={lead} />
}

function Readers({ patientId }: { patientId: string }) {
  const t = useWords("wishes")
  return (
    <Card title={t("readers.title")}>
      <p className="max-w-text">{t("readers.short")}</p>
      <p>
        <a href={`/patients/${patientId}/wishes/readers`} className="lone-link">
          {t("readers.link")}
        </a>
      </p>
      <p className="max-w-text text-soft">{t("sources")}</p>
    </Card>
  )
}
