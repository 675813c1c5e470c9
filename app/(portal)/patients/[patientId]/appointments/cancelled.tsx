import { sayWhen } from "@/components/appointments/appointment-words"
import { Details } from "@/components/ui/details"
import { List, ListRow } from "@/components/ui/list-row"
import { type Cancelled, DAYS_TO_RESTORE } from "@/lib/appointments/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { restoreAppointment } from "./actions"
import { Gesture } from "./gesture"

/** What was cancelled and can still come back, folded. */
export function CancelledLines({ patientId, lines }: { patientId: string; lines: readonly Cancelled[] }) {
  const [t, f, language] = [useWords("appointments"), useFormats(), useLanguage()]
  if (lines.length === 0) return null
  return (
    <div className="print:hidden">
      <Details summary={t("list.cancelledTitle")}>
        <p className="text-soft">{t("list.cancelledText", { days: DAYS_TO_RESTORE })}</p>
        <List label={t("list.cancelledTitle")}>
          {lines.map((line) => (
            <ListRow
              key={line.id}
              title={sayWhen(line, { t, f, language })}
              meta={line.withWhom}
              badges={
                <Gesture
                  action={restoreAppointment}
                  fields={{ patientId, appointmentId: line.id }}
                  label={t("list.restore")}
                  about={sayWhen(line, { t, f, language })}
                />
              }
            />
          ))}
        </List>
      </Details>
    </div>
  )
}
