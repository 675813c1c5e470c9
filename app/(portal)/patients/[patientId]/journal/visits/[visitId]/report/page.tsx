import { requireVisit } from "@/lib/journal/watching/queries"
import type { WatchedVisit } from "@/lib/journal/watching/rules"
import { useWords } from "@/lib/request/words"
import { ComplaintPage } from "../../../../../../account/complaints/complaint-page"
import { patientPage } from "../../../../../patient-page"
import { useVisitSaid } from "../../said"

/** A complaint about one visit, which it quotes. */
export default async function VisitReportPage({ params }: PageProps<"/patients/[patientId]/journal/visits/[visitId]/report">) {
  const { patientId, visitId } = await params
  return patientPage(
    patientId,
    ["view:visits"],
    async (access) => ({ visit: await requireVisit(access, visitId) }),
    ({ visit }) => <Complaint visit={visit} back={`/patients/${patientId}/journal/visits/${visitId}`} />,
    { section: "journal", width: "question" },
  )
}

function Complaint({ visit, back }: { visit: WatchedVisit; back: string }) {
  const [t, said] = [useWords("watching"), useVisitSaid(visit)]
  return <ComplaintPage title={t("report.title")} about={said} back={back} />
}
