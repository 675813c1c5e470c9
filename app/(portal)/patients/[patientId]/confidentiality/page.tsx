import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { Blocked } from "./blocked"
import { Emergency } from "./emergency"
import { Marks } from "./marks"
import { readConfidentiality } from "./reads"
import { Refuse } from "./refuse"
import { Undo } from "./undo"

/** For the person alone: what can be kept back, from whom, what that changes, and where to choose it. */
export default async function ConfidentialityPage({ params, searchParams }: PageProps<"/patients/[patientId]/confidentiality">) {
  const { patientId } = await params
  const query = await searchParams
  return patientPage(
    patientId,
    ["view:confidentiality", "edit:care_circle", "view:care_circle"],
    readConfidentiality,
    async ({ choices, blocked, isMinor, readers }) => {
      const t = await words("confidentiality")
      return (
        <>
          {query.done === "nobody" && <Notice tone="done" title={t("refuse.done")} announced />}
          <Undo patientId={patientId} choices={choices} query={query} />
          <PageHeading title={t("title")} lead={t("lead")} />
          <Marks patientId={patientId} isMinor={isMinor} />
          <Blocked patientId={patientId} blocked={blocked} />
          <Refuse patientId={patientId} readers={readers} />
          <Emergency patientId={patientId} choices={choices} />
          <p className="flex flex-wrap gap-x-6">
            <a href={`/patients/${patientId}/rights`} className="lone-link">
              {t("further.rights")}
            </a>
            <a href={`/patients/${patientId}/journal`} className="lone-link">
              {t("further.journal")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
