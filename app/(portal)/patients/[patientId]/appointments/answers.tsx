import { AppointmentRow } from "@/components/appointments/appointment-row"
import { sayWhen } from "@/components/appointments/appointment-words"
import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import type { Appointment } from "@/lib/appointments/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { confirmAppointment, refuseAppointment } from "./actions"
import { Gesture } from "./gesture"

type AnswersProps = { patientId: string; lines: readonly Appointment[]; patientName?: string }

/** What caregivers proposed and the one who looks may answer, before everything else. */
export function Answers({ patientId, lines, patientName }: AnswersProps) {
  const t = useWords("appointments")
  const proposed = lines.filter(({ may }) => may.refuse)
  if (proposed.length === 0) return null
  const title = t("answers.title", { count: proposed.length })
  return (
    <Card title={title}>
      <p className="max-w-text">{t("answers.text")}</p>
      <List label={title}>
        {proposed.map((line) => (
          <AppointmentRow key={line.id} line={line} base={`/patients/${patientId}/appointments`} patientName={patientName}>
            <AnswerForms patientId={patientId} line={line} />
          </AppointmentRow>
        ))}
      </List>
    </Card>
  )
}

/** Yes or no to what somebody proposed. */
export function AnswerForms({ patientId, line }: { patientId: string; line: Appointment }) {
  const saying = { t: useWords("appointments"), f: useFormats(), language: useLanguage() }
  const { t } = saying
  const { id, version, may } = line
  if (!may.confirm) return null
  const around = { fields: { patientId, appointmentId: id, version: String(version) }, about: sayWhen(line, saying) }
  return (
    <div className="flex flex-wrap gap-3 pt-3">
      <Gesture {...around} action={confirmAppointment} label={t("answers.confirm")} />
      <Gesture {...around} action={refuseAppointment} label={t("answers.refuse")} tone="quiet" />
    </div>
  )
}
