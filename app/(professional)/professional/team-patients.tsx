import { TextField } from "@/components/forms/text-field"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { type CaseloadPatient, MOST_SHOWN } from "@/lib/caseload/rules"
import { words } from "@/lib/request/words"
import { sayTraits } from "./patient-words"

/** From so many patients on, they are found by name rather than by eye. */
const SEARCHED_FROM = 6

/** The patients who named him in their care team: those with news first, then the others. */
export async function TeamPatients({ patients, typed }: { patients: CaseloadPatient[]; typed: string }) {
  const t = await words("professional")
  const shown = patients.slice(0, MOST_SHOWN)
  const [news, rest] = [
    shown.filter(({ newDocuments }) => newDocuments > 0),
    shown.filter(({ newDocuments }) => newDocuments === 0),
  ]
  return (
    <>
      {(typed || patients.length >= SEARCHED_FROM) && <Search typed={typed} found={patients.length} />}
      <Patients title={t("home.newsTitle")} patients={news} />
      <Patients title={t("home.restTitle")} patients={rest} />
      {patients.length > MOST_SHOWN && <p>{t("home.onlyFirst", { count: MOST_SHOWN })}</p>}
    </>
  )
}

async function Search({ typed, found }: { typed: string; found: number }) {
  const t = await words("professional")
  return (
    <search className="flex flex-col gap-3">
      <form action="/professional" method="get" className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <div className="min-w-0 flex-1">
          <TextField name="q" type="search" initial={typed} maxLength={100} autoComplete="off" label={t("home.search")} />
        </div>
        <Button tone="secondary">{t("home.searchSubmit")}</Button>
      </form>
      {typed && (
        <p role="status">
          {t("home.found", { count: found })} <a href="/professional">{t("home.searchClear")}</a>
        </p>
      )}
    </search>
  )
}

async function Patients({ title, patients }: { title: string; patients: CaseloadPatient[] }) {
  if (patients.length === 0) return null
  const t = await words("professional")
  const rows = await Promise.all(patients.map(async (patient) => ({ patient, traits: await sayTraits(patient) })))
  return (
    <Card title={title}>
      <List label={title}>
        {rows.map(({ patient, traits }) => (
          <ListRow
            key={patient.patientId}
            lead={<Avatar name={patient.name} />}
            href={`/patients/${patient.patientId}`}
            title={patient.name}
            meta={traits}
            badges={<PatientBadges patient={patient} t={t} />}
          />
        ))}
      </List>
    </Card>
  )
}

type BadgesProps = { patient: CaseloadPatient; t: Awaited<ReturnType<typeof words>> }

function PatientBadges({ patient: { newDocuments, lastVisitAt, isAttendingDoctor }, t }: BadgesProps) {
  return (
    <>
      {newDocuments > 0 && (
        <Badge tone="plum">{t(lastVisitAt ? "patient.news" : "patient.neverOpened", { count: newDocuments })}</Badge>
      )}
      {isAttendingDoctor && <Badge>{t("patient.attending")}</Badge>}
    </>
  )
}
