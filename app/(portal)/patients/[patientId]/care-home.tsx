import { sayPractice } from "@/components/care/care-words"
import { WaitingCard } from "@/components/rectifications/waiting-card"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { CareAnswersGrid } from "./care/answers"
import { CareDocuments } from "./care/care-documents"
import { Since } from "./care/since"
import { Synthesis } from "./care/synthesis"
import type { CareHomeProps } from "./care-reads"

/** A record as a professional opens it: what is new, what answers in seconds, what he has to answer, then the documents. */
export async function CareHome(props: CareHomeProps) {
  const t = await words("professional")
  const { space, inCare, answers } = props
  return (
    <>
      <PageHeading title={t("space.title", { name: space.name })} />
      <Since {...props} />
      <Ways {...props} />
      {inCare.readsNothing && (
        <Notice title={t("space.outsideTitle")}>
          <p>{t("space.outsideText", { practice: await sayPractice(inCare) })}</p>
        </Notice>
      )}
      {answers && <CareAnswersGrid space={space} answers={answers} />}
      <WaitingCard waiting={await sayWaiting(props)} />
      {answers?.synthesis && <Synthesis space={space} synthesis={answers.synthesis} />}
      <CareDocuments {...props} />
    </>
  )
}

/** Requests that wait for this professional, each by its section. */
async function sayWaiting({ space: { patientId }, waiting }: CareHomeProps) {
  const t = await words("space")
  return waiting.map(({ section, ...row }) => ({ ...row, patientId, about: t(`sections.${section}`) }))
}

/** The ways out of the page that are needed at once: the card of an emergency first. */
async function Ways({ space: { patientId }, mayAdd, seesCard }: CareHomeProps) {
  const [t, search] = [await words("professional"), await words("search")]
  const base = `/patients/${patientId}`
  return (
    <Actions>
      {seesCard && (
        <ButtonLink href={`${base}/emergency-card`} tone="secondary">
          {(await words("space"))("sections.emergency_card")}
        </ButtonLink>
      )}
      <ButtonLink href={`${base}/search`} tone="secondary">
        {search("title")}
      </ButtonLink>
      {mayAdd && (
        <ButtonLink href={`${base}/documents/add`} tone="secondary">
          {t("space.add")}
        </ButtonLink>
      )}
    </Actions>
  )
}
