import { type Appointment, inOrder } from "@/lib/appointments/rules"
import { useWords } from "@/lib/request/words"
import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { AppointmentRow } from "./appointment-row"

type AgendaProps = {
  lines: readonly Appointment[]
  /** The address of the agenda; absent where nothing is opened, as in the preview. */
  base?: string
  patientName?: string
  mayAdd: boolean
}

/** The appointments to come, then those that are over; what was not kept is folded. */
export function Agenda({ lines, mayAdd, ...row }: AgendaProps) {
  const t = useWords("appointments")
  const { coming, past, refused } = inOrder(lines)
  return (
    <>
      {coming.length > 0 ? (
        <Rows title={t("list.coming")} lines={coming} {...row} />
      ) : (
        <EmptyState icon="calendar" title={t("list.none")}>
          <p>{t(mayAdd ? "list.noneText" : "list.noneRead")}</p>
        </EmptyState>
      )}
      {past.length > 0 && <Rows title={t("list.past")} lines={past} {...row} />}
      {refused.length > 0 && (
        <Details summary={t("list.refusedTitle")}>
          <p className="text-soft">{t("list.refusedText")}</p>
          <List label={t("list.refusedTitle")}>
            {refused.map((line) => (
              <AppointmentRow key={line.id} line={line} patientName={row.patientName} />
            ))}
          </List>
        </Details>
      )}
    </>
  )
}

function Rows({ title, lines, ...row }: { title: string; lines: readonly Appointment[]; base?: string; patientName?: string }) {
  return (
    <Card title={title}>
      <List label={title}>
        {lines.map((line) => (
          <AppointmentRow key={line.id} line={line} {...row} />
        ))}
      </List>
    </Card>
  )
}
