import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { requireVisit } from "@/lib/journal/watching/queries"
import type { WatchedVisit } from "@/lib/journal/watching/rules"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../../patient-page"
import { ButtonForm } from "../../../documents/button-form"
import { reportVisit } from "../actions"
import { useVisitSaid } from "../said"
import { useVisitWords } from "../words"

/** One visit to report: to the person whose space it is, or to whoever runs the portal. */
export default async function VisitPage({ params }: PageProps<"/patients/[patientId]/journal/visits/[visitId]">) {
  const { patientId, visitId } = await params
  return patientPage(
    patientId,
    ["view:visits"],
    async (access) => ({ visit: await requireVisit(access, visitId) }),
    (shown) => <Reporting {...shown} visitId={visitId} />,
    { section: "journal", width: "question" },
  )
}

type ReportingProps = { visit: WatchedVisit; space: SpaceHeader; visitId: string }

function Reporting({ visit, space: { patientId, givenName, isOwn }, visitId }: ReportingProps) {
  const [{ t }, said] = [useVisitWords(), useVisitSaid(visit)]
  const journal = `/patients/${patientId}/journal`
  const words = { summary: t("report.summary"), waiting: t("waiting") }
  return (
    <>
      <PageHeading title={t("report.title")} lead={said} />
      {!isOwn && (
        <Card title={t("report.toPerson", { givenName })}>
          <p className="max-w-text">{t("report.toPersonText", { givenName })}</p>
          <ButtonForm
            action={reportVisit}
            fields={{ patientId, visitId }}
            label={t("report.tell", { givenName })}
            tone="primary"
            words={words}
          />
        </Card>
      )}
      <Card title={t("report.toTeam")}>
        <p className="max-w-text">{t("report.toTeamText")}</p>
        <ButtonLink tone="secondary" href={`${journal}/visits/${visitId}/report`}>
          {t("report.complain")}
        </ButtonLink>
      </Card>
      <p>
        <a href={`${journal}/visits`} className="lone-link">
          {t("report.back")}
        </a>
      </p>
    </>
  )
}
