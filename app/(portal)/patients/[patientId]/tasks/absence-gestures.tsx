import { useFormats, useWords } from "@/lib/request/words"
import type { Absence } from "@/lib/tasks/absence/rules"
import { acceptAbsence, endAbsence } from "./actions"
import { Gesture } from "./gesture"

/** What the one who looks may do about days away. */
export function AbsenceGestures({
  patientId,
  line: { id, may, absent, standIn, fromOn, untilOn },
}: {
  patientId: string
  line: Absence
}) {
  const [t, f] = [useWords("tasks"), useFormats()]
  if (!may.end) return null
  const days = t("away.days", { from: f.day(fromOn, "full"), until: f.day(untilOn, "full") })
  const around = { fields: { patientId, absenceId: id }, about: `${absent.name}, ${days}` }
  const ending = standIn.isYou ? (may.answer ? "refuse" : "giveBack") : absent.isYou ? "end" : "stop"
  return (
    <div className="flex flex-wrap gap-4 pt-3">
      {may.answer && <Gesture {...around} action={acceptAbsence} label={t("away.accept")} tone="primary" />}
      <Gesture {...around} action={endAbsence} label={t(`away.${ending}`)} />
    </div>
  )
}
