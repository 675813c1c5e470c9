import type { ReactNode } from "react"
import type { Appointment } from "@/lib/appointments/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { Badge } from "../ui/badge"
import { Row } from "../ui/row"
import { sayProvenance, sayWhen } from "./appointment-words"

type AppointmentRowProps = {
  line: Appointment
  /** The address of the agenda; absent where nothing is opened, as in the preview. */
  base?: string
  /** How the patient is called; absent in one's own space. */
  patientName?: string
  /** What may be answered. */
  children?: ReactNode
}

/** One appointment: when, with whom and where, then who says so. */
export function AppointmentRow({ line, base, patientName, children }: AppointmentRowProps) {
  const saying = { t: useWords("appointments"), f: useFormats(), language: useLanguage(), patientName }
  return (
    <Row title={sayWhen(line, saying)} href={base && `${base}/${line.id}`} badges={<StateBadge line={line} />}>
      <p className="wrap-anywhere">{[line.withWhom, line.place].filter(Boolean).join(" · ")}</p>
      <p className="text-small text-soft">{sayProvenance(line, saying)}</p>
      {children}
    </Row>
  )
}

/** How sure an appointment is, in a word. */
export function StateBadge({ line: { state } }: { line: Pick<Appointment, "state"> }) {
  const t = useWords("appointments")
  if (state === "entered_in_error") return <Badge tone="plain">{t("state.refused")}</Badge>
  return state === "proposed" ? <Badge tone="sun">{t("state.proposed")}</Badge> : null
}
