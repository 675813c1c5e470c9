import { saidOf, timeOf } from "@/components/journal/journal-day"
import { Card } from "@/components/ui/card"
import type { Told } from "@/lib/journal/visits/rules"
import { dayInParis } from "@/lib/platform/days"
import { useFormats, useWords } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { useTelling } from "./journal/telling"
import type { OwnHomeView } from "./own-reads"

type WhoCameProps = { patientId: string; visits: OwnHomeView["came"] }

/** The last visits of others to one's own space, and the way to all that was read and changed. */
export function WhoCame({ patientId, visits }: WhoCameProps) {
  const [t, telling] = [useWords("space"), useTelling(true)]
  return (
    <Card title={t("home.whoCame")}>
      <ul className="flex flex-col divide-y divide-line">
        {visits.map(({ day, ...told }) => (
          <li key={(told.visit ?? told.line).id} className="flex flex-col py-3 first:pt-0 last:pb-0">
            <span className="font-heading">
              <When day={day} told={told} />
            </span>
            {saidOf(told, telling)}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/patients/${patientId}/journal`} className="lone-link">
          {t("home.journalLink")}
        </a>
      </p>
    </Card>
  )
}

function When({ day, told: { visit, line } }: { day: string; told: Told }) {
  const [t, d, f] = [useWords("journal"), useWords("documents"), useFormats()]
  const said = day === dayInParis(new Date()) ? d("today") : capital(f.day(day, "week"))
  return `${said}, ${timeOf(visit ?? line, t)}`
}
