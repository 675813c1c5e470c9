import type { Week } from "./reads"

type Said = Pick<Week, "appointments" | "tasks" | "from">
export type WeekAppointment = Week["appointments"][number] & { kind: "appointment" }
export type WeekTask = Week["tasks"][number] & { kind: "task" }
export type Entry = WeekAppointment | WeekTask

/** What is overdue, then day by day what is to come, each day in the order of its hours; what has none comes last. */
export function daysOf({ appointments, tasks, from }: Said): { late: WeekTask[]; days: { day: string; entries: Entry[] }[] } {
  const todo = tasks.map((task): WeekTask => ({ ...task, kind: "task" }))
  const entries: Entry[] = [
    // One that began before midnight is still under way.
    ...appointments.map((one): WeekAppointment => ({ ...one, kind: "appointment" })),
    ...todo.filter(({ isLate }) => !isLate),
  ]
  const dayOf = (entry: Entry) => {
    const day = entry.kind === "task" ? entry.dueOn : entry.day
    return day < from ? from : day
  }
  const orderOf = (entry: Entry) => `${dayOf(entry)} ${(entry.kind === "task" ? entry.dueHour : entry.hour) ?? "24:00"}`
  entries.sort((one, other) => orderOf(one).localeCompare(orderOf(other)))
  const days = new Map<string, Entry[]>()
  for (const entry of entries) days.set(dayOf(entry), [...(days.get(dayOf(entry)) ?? []), entry])
  return { late: todo.filter(({ isLate }) => isLate), days: [...days].map(([day, all]) => ({ day, entries: all })) }
}

/** Of whom something is left out, how much and where it is read: each once. */
export function leftOut({ appointments, tasks }: Said): { patientId: string; name: string | null; kind: Kind; more: number }[] {
  const of = (lines: readonly { patientId: string; name: string | null; more: number }[], kind: Kind) =>
    [...new Map(lines.map((line) => [line.patientId, line])).values()]
      .filter(({ more }) => more > 0)
      .map(({ patientId, name, more }) => ({ patientId, name, kind, more }))
  return [...of(appointments, "appointments"), ...of(tasks, "tasks")]
}

type Kind = "appointments" | "tasks"
