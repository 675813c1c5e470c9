import { Card } from "@/components/ui/card"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"

type CaregiverCardProps = { space: SpaceHeader; delegationId: string | null; watches: boolean }

/** For who helps: what they may do here, and what is kept of their visits. */
export function CaregiverCard({ space: { patientId, until }, delegationId, watches }: CaregiverCardProps) {
  const [t, w, f] = [useWords("space"), useWords("watching"), useFormats()]
  return (
    <Card title={t("home.mayTitle")}>
      {until && <p>{t("home.mayUntil", { date: f.dateTime(until, { dateStyle: "long" }) })}</p>}
      <a href={`/helping/${delegationId}`} className="lone-link">
        {t("home.mayLink")}
      </a>
      <a href={`/patients/${patientId}/journal`} className="lone-link">
        {t("home.visitsLink")}
      </a>
      {watches && (
        <a href={`/patients/${patientId}/journal/visits`} className="lone-link">
          {w("visits.link")}
        </a>
      )}
    </Card>
  )
}
