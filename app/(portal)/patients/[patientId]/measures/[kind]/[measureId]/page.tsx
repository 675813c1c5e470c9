import { notFound } from "next/navigation"
import { MeasureFacts } from "@/components/measures/measure-facts"
import { Contested } from "@/components/rectifications/contested"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { parseKind } from "@/lib/measures/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { ReadersLink } from "../../../confidentiality/readers/readers-link"
import { confirmMeasure, deleteMeasure, refuseMeasure, reopenMeasure } from "../../actions"
import { MeasureButton } from "../../measure-button"
import { readMeasure } from "../../reads"

/** One measure: who said it and who confirmed it, with what may be done about it. */
export default async function MeasurePage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/measures/[kind]/[measureId]">) {
  const { patientId, kind: word, measureId } = await params
  const kind = parseKind(word)
  if (!kind) notFound()
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readMeasure(access, measureId),
    async ({ space, line, units, contested, mayAnswer, mayReopen, mayDelete }) => {
      const [t, common] = [await words("measures"), await words("common")]
      const fields = { patientId, measureId }
      const button = (action: typeof confirmMeasure, name: string, tone?: "primary" | "secondary") => (
        <MeasureButton action={action} fields={fields} label={t(`answer.${name}`)} tone={tone} />
      )
      return (
        <>
          {typeof done === "string" && ANSWERS.includes(done) && (
            <Notice tone="done" title={t(`answer.done.${done}`)} announced />
          )}
          <PageHeading kicker={t(`kinds.${kind}`)} title={t("answer.title")} />
          <Card>
            <MeasureFacts line={line} units={units} patientName={space.isOwn ? undefined : space.givenName} />
          </Card>
          {mayAnswer && (
            <Card title={t("answer.question")}>
              <Actions>
                {button(confirmMeasure, "confirm", "primary")}
                {button(refuseMeasure, "refuse")}
              </Actions>
            </Card>
          )}
          <Contested patientId={patientId} section="measures" itemId={measureId} contested={contested} />
          {space.isOwn && <ReadersLink patientId={patientId} section="measures" itemId={measureId} />}
          <Actions>
            {mayReopen && button(reopenMeasure, "reopen")}
            {mayDelete && button(deleteMeasure, "delete")}
            {line.imported && line.author.isYou && (
              <ButtonLink href={`/patients/${patientId}/measures/import/${line.imported.importId}`} tone="secondary">
                {t("import.seeImport")}
              </ButtonLink>
            )}
            <ButtonLink href={`/patients/${patientId}/measures/${kind}`} tone="secondary">
              {common("back")}
            </ButtonLink>
          </Actions>
        </>
      )
    },
    { width: "question" },
  )
}

const ANSWERS = ["confirmed", "refused", "reopened", "restored"]
