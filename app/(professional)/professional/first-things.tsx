import { sayDay, sayTime } from "@/components/care/care-words"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { Caseload, CaseloadPatient } from "@/lib/caseload/rules"
import { formats, words } from "@/lib/request/words"
import { sayTraits } from "./patient-words"

/** Records that a code opened, until their time is over. */
export async function OpenConsultations({ patients }: { patients: Caseload["consultations"] }) {
  const t = await words("professional")
  if (patients.length === 0) return null
  const rows = await Promise.all(
    patients.map(async (patient) => ({
      patient,
      traits: await sayTraits(patient),
      until: await sayTimeLeft(patient.consultationClosesAt),
    })),
  )
  return (
    <Card title={t("home.consultations")}>
      <List label={t("home.consultations")}>
        {rows.map(({ patient, traits, until }) => (
          <ListRow
            key={patient.patientId}
            icon="clock"
            href={`/patients/${patient.patientId}`}
            title={patient.name}
            meta={`${until} · ${traits}`}
          />
        ))}
      </List>
    </Card>
  )
}

/** "Encore 1 h 05, jusqu’à 16 h 30": how long a consultation stays open, to the minute, and until when. */
async function sayTimeLeft(closesAt: CaseloadPatient["consultationClosesAt"]): Promise<string> {
  const t = await words("professional")
  if (!closesAt) return ""
  const left = Math.max(0, Math.floor((closesAt.getTime() - Date.now()) / 60_000))
  const [hours, minutes] = [Math.floor(left / 60), left % 60]
  return t("home.until", { hours, minutes, padded: String(minutes).padStart(2, "0"), time: await sayTime(closesAt) })
}

/** Documents of his own whose planned day has come: asked again, without a word of what they say. */
export async function ToAnnounce({ awaited }: { awaited: Caseload["awaited"] }) {
  const [t, f] = [await words("professional"), await formats()]
  if (awaited.length === 0) return null
  const rows = await Promise.all(
    awaited.map(async (document) => ({
      ...document,
      said: t("home.awaitedMeta", {
        deposited: f.dateTime(document.depositedAt, { dateStyle: "long" }),
        planned: await sayDay(document.announceOn),
      }),
    })),
  )
  return (
    <Card title={t("home.awaitedTitle")}>
      <p>{t("home.awaitedText")}</p>
      <List label={t("home.awaitedTitle")}>
        {rows.map(({ documentId, patientId, name, said }) => (
          <ListRow
            key={documentId}
            icon="bell"
            href={`/patients/${patientId}/documents/${documentId}/announcement`}
            title={name}
            meta={said}
          />
        ))}
      </List>
    </Card>
  )
}
