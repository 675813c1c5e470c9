import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { choiceOfDiseases } from "@/lib/reference/vaccines"
import { words } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { patientPage } from "../../../../patient-page"
import { formParts } from "../../form-parts"
import { readToCorrect } from "../../reads"
import { VaccinationForm } from "../../vaccination-form"
import { LineFacts } from "../line-facts"
import { NotTheirs } from "./not-theirs"

/** One dose said anew, by its author or by who decides for the patient. */
export default async function CorrectVaccinationPage({
  params,
}: PageProps<"/patients/[patientId]/vaccinations/[vaccinationId]/correct">) {
  const { patientId, vaccinationId } = await params
  const here = `/patients/${patientId}/vaccinations/${vaccinationId}`
  return patientPage(
    patientId,
    ["view:vaccinations", "add:vaccinations"],
    (access) => readToCorrect(access, vaccinationId),
    async ({ space, line, isProposed, ...asked }) => {
      const t = await words("vaccinations")
      if (!line) return <NotTheirs back={here} />
      const lead = isProposed ? t("correct.leadProposed", { name: space.givenName }) : t("correct.lead")
      return (
        <>
          <PageHeading title={t("correct.title")} lead={lead} />
          {/* What the line says now stays in sight: whoever was overtaken reads both. */}
          <Card title={t("correct.nowTitle")}>
            <LineFacts
              line={line}
              patientId={patientId}
              patientName={space.isOwn ? undefined : space.givenName}
              inCare={space.inCare !== null}
            />
          </Card>
          <VaccinationForm
            {...(await formParts({ space, ...asked }, t("correct.submit")))}
            fixed={{ patientId, vaccinationId, version: String(line.version) }}
            initial={writtenIn(line)}
            page={`${here}/correct`}
          />
          <p>
            <a href={here} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

/** What the form shows at first: the line as it stands. */
function writtenIn({ diseases, givenOn, vaccine, dose, lot, givenBy, code, source }: VaccinationLine) {
  return {
    against: choiceOfDiseases(diseases),
    givenOn,
    vaccine: vaccine ?? "",
    dose: dose ?? "",
    lot: lot ?? "",
    givenBy: givenBy ?? "",
    codeSystem: code?.system ?? "",
    code: code?.value ?? "",
    documentId: source?.documentId ?? "",
  }
}
