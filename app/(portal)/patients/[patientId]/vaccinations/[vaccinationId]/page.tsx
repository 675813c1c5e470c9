import { Contested } from "@/components/rectifications/contested"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { StateBadge } from "@/components/vaccinations/vaccination-row"
import { sayDiseases } from "@/components/vaccinations/vaccination-words"
import { formats, language, words } from "@/lib/request/words"
import { DAYS_TO_RESTORE } from "@/lib/vaccinations/rules"
import { parseQuery } from "@/lib/vaccinations/schema"
import { capital } from "@/lib/words/capital"
import { patientPage } from "../../../patient-page"
import { UndoHiding } from "../../confidentiality/line/undo-hiding"
import { WhoSeesLine } from "../../confidentiality/line/who-sees-line"
import { excludeFromVaccination, hideVaccination, judgeVaccination } from "../actions"
import { Done } from "../done"
import { AnswerForms, RemoveForm } from "../gestures"
import { readLine } from "../reads"
import { LineFacts } from "./line-facts"

/** One dose: what is said of it, by whom, from which document, and who sees it. */
export default async function VaccinationPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/vaccinations/[vaccinationId]">) {
  const { patientId, vaccinationId } = await params
  const { done } = parseQuery(await searchParams)
  const book = `/patients/${patientId}/vaccinations`
  return patientPage(
    patientId,
    ["view:vaccinations"],
    (access) => readLine(access, vaccinationId),
    async ({ space, line, place, contested, sights }) => {
      const t = await words("vaccinations")
      const [f, locale] = [await formats(), await language()]
      const { may, version } = line
      const isHidden = line.forPatient?.isHiddenFromProfessionals === true
      const fields = { patientId, vaccinationId }
      const marked = { ...fields, version: String(version) }
      return (
        <>
          <Done patientId={patientId} done={done}>
            {sights && <UndoHiding done={done} isHidden={isHidden} action={hideVaccination} fields={marked} />}
          </Done>
          <PageHeading kicker={t("title")} title={capital(sayDiseases(line.diseases, { f, language: locale }))} />
          <Card>
            <StateBadge line={line} />
            <LineFacts
              line={line}
              place={place}
              patientId={patientId}
              patientName={space.isOwn ? undefined : space.givenName}
              inCare={space.inCare !== null}
            />
            {(may.confirm || may.refuse) && <AnswerForms patientId={patientId} line={line} />}
          </Card>
          {may.correct && (
            <Actions>
              <ButtonLink href={`${book}/${line.id}/correct`} tone="secondary">
                {t("correct.link")}
              </ButtonLink>
              <RemoveForm patientId={patientId} line={line} />
            </Actions>
          )}
          {may.remove && <p className="text-soft print:hidden">{t("detail.removeHint", { days: DAYS_TO_RESTORE })}</p>}
          {line.forPatient && line.author.kind === "professional" && <p className="text-soft">{t("detail.ofProfessional")}</p>}
          <Contested patientId={patientId} section="vaccinations" itemId={line.id} contested={contested} />
          {sights && (
            <WhoSeesLine
              {...{ patientId, sights, isHidden, fields, version }}
              section="vaccinations"
              itemId={line.id}
              isOwn={space.isOwn}
              isSensitive={line.forPatient?.sensitivity === "sensitive"}
              actions={{ hide: hideVaccination, judge: judgeVaccination, exclude: excludeFromVaccination }}
            />
          )}
          <p>
            <a href={book} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
  )
}
