import { notFound } from "next/navigation"
import { LineProvenance, LineSentences } from "@/components/profile/line-rows"
import { sayLabel } from "@/components/profile/line-words"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { addressOf, type ProfileLine, parseSection } from "@/lib/profile/rules"
import { language, useWords, words } from "@/lib/request/words"
import { patientPage } from "../../../../../patient-page"
import { changeLine } from "../../../actions"
import { LineForm } from "../../../line-form"
import { medicineAnswer, medicineQuestion } from "../../../medicine-question"
import { formWords, questionsOf, valuesOf } from "../../../questions"
import { readChanging } from "../../../reads"

type At = "/patients/[patientId]/profile/[section]/[lineId]/change"

/** A line as it should say from now on, over what it says at the moment. */
export default async function ChangeLinePage({ params, searchParams }: PageProps<At>) {
  const { patientId, section: address, lineId } = await params
  const { step } = await searchParams
  const section = parseSection(address)
  if (!section) notFound()
  const base = `/patients/${patientId}/profile/${addressOf(section)}/${lineId}`
  return patientPage(
    patientId,
    [`add:${section}`],
    (access) => readChanging(access, section, lineId, step),
    async ({ space, line, may, medicine }) => {
      if (!may.rewrite) notFound()
      const t = await words("profile")
      const patientName = space.isOwn ? undefined : space.givenName
      return (
        <>
          <p>
            <a href={base} className="lone-link">
              {sayLabel(line, { t, language: await language() })}
            </a>
          </p>
          <PageHeading title={t("change.title")} lead={t("change.keep")} />
          <Now line={line} patientName={patientName} />
          <Card>
            <LineForm
              action={changeLine}
              hidden={{ patientId, section, lineId, version: String(line.version) }}
              {...(await questionsOf(section))}
              values={{ ...valuesOf(line.content), ...medicineAnswer(medicine) }}
              medicine={await medicineQuestion(medicine, `${base}/change`)}
              words={await formWords(t("change.save"))}
            />
          </Card>
        </>
      )
    },
    { width: "question" },
  )
}

/** What the line says now stays in sight: whoever was overtaken reads both. */
function Now({ line, patientName }: { line: ProfileLine; patientName?: string }) {
  const t = useWords("profile")
  return (
    <Card title={t("change.nowTitle")}>
      <p className="wrap-anywhere font-heading">{line.content.label}</p>
      <LineSentences line={line} patientName={patientName} />
      <LineProvenance line={line} patientName={patientName} />
    </Card>
  )
}
