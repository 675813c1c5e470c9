import { StateBadge } from "@/components/appointments/appointment-row"
import { sayWhen } from "@/components/appointments/appointment-words"
import { Card } from "@/components/ui/card"
import type { Appointment } from "@/lib/appointments/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

/** The next appointment: when, with whom and where, what to bring, and the way to all of them. */
export function NextAppointment({ patientId, line }: { patientId: string; line: Appointment }) {
  const [t, f, language] = [useWords("appointments"), useFormats(), useLanguage()]
  const base = `/patients/${patientId}/appointments`
  return (
    <Card tone="deep" title={t("home.title")}>
      <p className="font-heading text-title">{sayWhen(line, { t, f, language })}</p>
      <p className="wrap-anywhere">{[line.withWhom, line.place].filter(Boolean).join(" · ")}</p>
      {line.bring && <p className="wrap-anywhere">{t("home.bring", { things: line.bring })}</p>}
      <div className="empty:hidden">
        <StateBadge line={line} />
      </div>
      <p className="flex flex-wrap gap-x-6">
        <a href={`${base}/${line.id}`} className="lone-link">
          {t("home.one")}
        </a>
        <a href={base} className="lone-link">
          {t("home.all")}
        </a>
      </p>
    </Card>
  )
}
