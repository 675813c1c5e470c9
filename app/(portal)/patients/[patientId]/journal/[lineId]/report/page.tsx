import { words } from "@/lib/request/words"
import { ComplaintPage } from "../../../../../account/complaints/complaint-page"
import { patientPage } from "../../../../patient-page"
import { readLine } from "../../reads"
import { sayQuote } from "../quote"

/** A complaint about one line of the journal, which it quotes. */
export default async function ReportPage({ params }: PageProps<"/patients/[patientId]/journal/[lineId]/report">) {
  const { patientId, lineId } = await params
  return patientPage(
    patientId,
    ["view:journal"],
    (access) => readLine(access, lineId),
    async ({ line }) => {
      const { t, when, said } = await sayQuote(line)
      const title = (await words("journal"))("report.title")
      return <ComplaintPage title={title} about={t("ask.quote", { when, said })} back={`/patients/${patientId}/journal`} />
    },
    { section: "journal", width: "question" },
  )
}
