import { useWords } from "@/lib/request/words"
import type { Absence } from "@/lib/tasks/absence/rules"
import { acceptAbsence, endAbsence } from "./actions"
import { Gesture } from "./gesture"

/** What the one who looks may do about days away. */
export function AbsenceGestures({ patientId, line: { id, may, absent, standIn } }: { patientId: string; line: Absence }) {
  const t = useWords("tasks")
  if (!may.end) return null
  const fields = { patientId, absenceId: id }
  const ending = standIn.isYou ? (may.answer ? "refuse" : "giveBack") : absent.isYou ? "end" : "stop"
  return (
    <div className="flex flex-wrap gap-4 pt-3">
      {may.answer && <Gesture action={acceptAbsence} fields={fields} label={t("away.accept")} tone="primary" />}
      <Gesture action={endAbsence} fields={fields} label={t(`away.${ending}`)} />
    </div>
  )
}
