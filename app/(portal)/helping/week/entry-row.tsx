import { StateBadge } from "@/components/appointments/appointment-row"
import { Badge } from "@/components/ui/badge"
import { ListRow } from "@/components/ui/list-row"
import { onTheWall } from "@/lib/appointments/clock/rules"
import { HOME_ZONE } from "@/lib/appointments/rules"
import { useFormats, useWords } from "@/lib/request/words"
import type { Formats } from "@/lib/words/formats"
import type { Entry, WeekAppointment, WeekTask } from "./days"

/** One thing of the week: at what time, what it is, and at whose home; the way to its page. */
export function EntryRow({ entry }: { entry: Entry }) {
  return entry.kind === "task" ? <TaskEntry task={entry} /> : <AppointmentEntry line={entry} />
}

function AppointmentEntry({ line }: { line: WeekAppointment }) {
  const [t, a, f] = [useWords("helping"), useWords("appointments"), useFormats()]
  const { id, patientId, withWhom, place, day, hour, zone, companion } = line
  const at = zone === HOME_ZONE ? sayHour(f, day, hour) : `${sayHour(f, day, hour)}, ${a("zone", { place: a(`zones.${zone}`) })}`
  return (
    <ListRow
      icon="calendar"
      href={`/patients/${patientId}/appointments/${id}`}
      title={t("week.at", { hour: at, text: withWhom })}
      meta={[useWhose(line), place].filter(Boolean).join(" · ")}
      badges={<StateBadge line={line} />}
    >
      {companion && <p>{companion.isYou ? t("week.youCome") : t("week.comes", { name: companion.name })}</p>}
    </ListRow>
  )
}

function TaskEntry({ task }: { task: WeekTask }) {
  const [t, tasks, f] = [useWords("helping"), useWords("tasks"), useFormats()]
  const { id, patientId, title, dueOn, dueHour, isLate, isYours } = task
  const day = isLate ? [f.day(dueOn, "full")] : []
  return (
    <ListRow
      icon="check"
      href={`/patients/${patientId}/tasks/${id}`}
      title={dueHour && !isLate ? t("week.at", { hour: sayHour(f, dueOn, dueHour), text: title }) : title}
      meta={[useWhose(task), ...day].join(" · ")}
      badges={isLate && <Badge tone="sun">{tasks("late")}</Badge>}
    >
      <p>{isYours ? tasks("who.you") : tasks("who.free")}</p>
    </ListRow>
  )
}

/** At whose home: by name, or one's own. */
function useWhose({ name }: { name: string | null }): string {
  const t = useWords("helping")
  return name ?? t("week.self")
}

const sayHour = (f: Formats, day: string, hour: string) =>
  f.dateTime(onTheWall(day, hour), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })
