import { Actions } from "@/components/ui/button"
import { useWords } from "@/lib/request/words"
import type { Task } from "@/lib/tasks/rules"
import { finishTask, giveBackTask, reopenTask, takeTask } from "../actions"
import { Gesture } from "../gesture"

type NextGesturesProps = { of: { patientId: string; taskId: string }; line: Task }

/** What may be done with a task now, the likeliest first. */
export function NextGestures({ of, line: { may, taken } }: NextGesturesProps) {
  const t = useWords("tasks")
  if (!may.finish && !may.reopen) return null
  const giveBack = taken?.isYou ? t("detail.giveBack") : t("detail.giveBackOf", { name: taken?.name ?? "" })
  return (
    <Actions>
      {may.take && <Gesture action={takeTask} fields={of} label={t("detail.take")} tone="primary" />}
      {may.finish && (
        <Gesture action={finishTask} fields={of} label={t("detail.finish")} tone={may.take ? "secondary" : "primary"} />
      )}
      {may.giveBack && <Gesture action={giveBackTask} fields={of} label={giveBack} tone="quiet" />}
      {may.reopen && <Gesture action={reopenTask} fields={of} label={t("detail.reopen")} />}
    </Actions>
  )
}
