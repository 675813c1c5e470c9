import { type AuditAction, type JournalKind, tellingOf } from "@/lib/access/sections"
import { type JournalActor, kindOf } from "../rules"
import { READS } from "../visits/rules"

/** What somebody did on one day of a week, the same act put together. */
export type WeekAct = { actorId: string; day: string; action: AuditAction; resources: readonly string[]; times: number }

/** One person's week: on which days they came, how many documents they read, how often they changed what. */
export type WeekOfOne = {
  accountId: string
  actor: JournalActor
  days: string[]
  documents: number
  changes: { kind: JournalKind; times: number }[]
}

/** What is told each time although nothing is otherwise than before. */
const LEFT_AS_IT_WAS: AuditAction[] = [
  ...READS,
  "document.download_failed",
  "appointment.printed",
  "booklet.printed",
  "consultation.opened",
  "consultation.ended",
  "delegation.first_use_told",
  "emergency_card.printed",
  "item.readers_asked",
  "measure.downloaded",
  "rights.viewed",
  "task.printed",
  "vaccination.printed",
  "visit.reported",
]

const isChange = (action: AuditAction) => tellingOf(action) === "each" && !LEFT_AS_IT_WAS.includes(action)

/** The week of everybody who did something in it: who came on most days first, then who changed or read most. */
export function weekOfEach(acts: readonly WeekAct[], actorOf: (accountId: string) => JournalActor): WeekOfOne[] {
  const people = [...new Set(acts.map(({ actorId }) => actorId))]
  return people
    .map((accountId) => ({ accountId, actor: actorOf(accountId), ...sumUp(acts.filter(({ actorId }) => actorId === accountId)) }))
    .sort((one, other) => other.days.length - one.days.length || weightOf(other) - weightOf(one))
}

const weightOf = ({ changes, documents }: Pick<WeekOfOne, "changes" | "documents">) =>
  changes.reduce((sum, { times }) => sum + times, documents)

function sumUp(acts: readonly WeekAct[]): Pick<WeekOfOne, "days" | "documents" | "changes"> {
  const read = acts.filter(({ action }) => READS.includes(action)).flatMap(({ resources }) => resources)
  const changes = new Map<JournalKind, number>()
  for (const { action, times } of acts.filter((act) => isChange(act.action))) {
    changes.set(kindOf(action), (changes.get(kindOf(action)) ?? 0) + times)
  }
  return {
    days: [...new Set(acts.map(({ day }) => day))].sort(),
    documents: new Set(read).size,
    changes: [...changes].map(([kind, times]) => ({ kind, times })),
  }
}

/** So many days after a day, both as YYYY-MM-DD. */
export function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}
