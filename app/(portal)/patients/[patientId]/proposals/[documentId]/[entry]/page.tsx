import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { choiceOptions } from "../../../vaccinations/form-parts"
import { ProposalText } from "../../proposal-text"
import { readDose } from "../../reads"
import { DoseForm } from "./dose-form"

/** One dose that a document proposes: against what it was is asked, for nobody guesses it. */
export default async function ProposedDosePage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/proposals/[documentId]/[entry]">) {
  const { patientId, documentId, entry } = await params
  const alone = (await searchParams).alone === "yes"
  const list = `/patients/${patientId}/proposals${alone ? `?document=${documentId}` : ""}`
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readDose(access, documentId, entry),
    async ({ proposal }) => {
      const t = await words("proposals")
      const said = { label: t("against"), choose: t("choose"), submit: t("take"), summary: t("refused"), waiting: t("waiting") }
      return (
        <>
          <p>
            <a href={list} className="lone-link">
              {t("toList")}
            </a>
          </p>
          <PageHeading title={t("doseTitle")} />
          <Card>
            <ProposalText proposal={proposal} patientId={patientId} />
          </Card>
          <DoseForm
            fixed={{ patientId, documentId, entry, ...(alone ? { alone: "yes" } : {}) }}
            choices={await choiceOptions()}
            words={said}
            sentences={await sentencesOf("proposals", "vaccinations")}
          />
        </>
      )
    },
    { width: "question" },
  )
}
