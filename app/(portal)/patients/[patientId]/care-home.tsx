import { sayPractice } from "@/components/care/care-words"
import { WaitingCard } from "@/components/rectifications/waiting-card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { Alert } from "./care/alert"
import { CareAnswersGrid } from "./care/answers"
import { CareDocuments } from "./care/care-documents"
import { Since } from "./care/since"
import { Synthesis } from "./care/synthesis"
import type { CareHomeProps } from "./care-reads"

/** A record as a professional opens it: what cannot wait, the newest synthesis in its own words, what answers in seconds, then lists. */
export async function CareHome(props: CareHomeProps) {
  const t = await words("professional")
  const { space, inCare, answers } = props
  return (
    <>
      <PageHeading title={t("space.title", { name: space.name })} />
      {answers && <Alert space={space} profile={answers.profile} />}
      <Since {...props} />
      <CardOfEmergency {...props} />
      {inCare.readsNothing && (
        <Notice title={t("space.outsideTitle")}>
          <p>{t("space.outsideText", { practice: await sayPractice(inCare) })}</p>
        </Notice>
      )}
      {answers?.synthesis && <Synthesis space={space} synthesis={answers.synthesis} />}
      <WaitingCard waiting={await sayWaiting(props)} />
      {answers && <CareAnswersGrid space={space} answers={answers} />}
      <CareDocuments {...props} />
    </>
  )
}

/** Requests that wait for this professional, each by its section. */
async function sayWaiting({ space: { patientId }, waiting }: CareHomeProps) {
  const t = await words("space")
  return waiting.map(({ section, ...row }) => ({ ...row, patientId, about: t(`sections.${section}`) }))
}

/** The card of an emergency, which is needed at once; what one adds and searches stands above every page. */
async function CardOfEmergency({ space: { patientId }, seesCard }: CareHomeProps) {
  if (!seesCard) return null
  return (
    <p className="print:hidden">
      <a href={`/patients/${patientId}/emergency-card`} className="lone-link">
        {(await words("space"))("sections.emergency_card")}
      </a>
    </p>
  )
}
