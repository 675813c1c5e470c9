import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { MeasureFacts } from "@/components/measures/measure-facts"
import { Contested } from "@/components/rectifications/contested"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { parseKind } from "@/lib/measures/schema"
import { useWords, words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { SIGHTS, saySight } from "../../../confidentiality/line/done"
import { UndoHiding } from "../../../confidentiality/line/undo-hiding"
import { confirmMeasure, deleteMeasure, hideMeasure, refuseMeasure, reopenMeasure } from "../../actions"
import { MeasureButton } from "../../measure-button"
import { readMeasure } from "../../reads"
import { WhoSees } from "./who-sees"

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
    async ({ space, line, place, units, contested, sights, mayAnswer, mayReopen, mayDelete }) => {
      const [t, common] = [await words("measures"), await words("common")]
      const fields = { patientId, measureId }
      const button = (action: typeof confirmMeasure, name: string, tone?: "primary" | "secondary") => (
        <MeasureButton action={action} fields={fields} label={t(`answer.${name}`)} tone={tone} />
      )
      return (
        <>
          <Done done={done}>
            {line.apart && <UndoHiding done={done} isHidden={line.apart.isHidden} action={hideMeasure} fields={fields} />}
          </Done>
          <PageHeading kicker={t(`kinds.${kind}`)} title={t("answer.title")} />
          <Card>
            <MeasureFacts
              line={line}
              place={place}
              units={units}
              documents={`/patients/${patientId}/documents`}
              patientName={space.isOwn ? undefined : space.givenName}
            />
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
          {line.apart && line.author.kind === "professional" && <p className="text-soft">{t("answer.ofProfessional")}</p>}
          {line.apart && sights && <WhoSees fields={fields} sights={sights} isOwn={space.isOwn} apart={line.apart} />}
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

const DONE = ["confirmed", "refused", "reopened", "restored", ...SIGHTS]

/** What was just done, said once; `children` undoes it. */
function Done({ done, children }: { done: unknown; children: ReactNode }) {
  const [t, c] = [useWords("measures"), useWords("confidentiality")]
  if (typeof done !== "string" || !DONE.includes(done)) return null
  return (
    <Notice tone="done" title={saySight(done, c) ?? t(`answer.done.${done}`)} announced>
      {children}
    </Notice>
  )
}
