import { sayDue } from "@/components/tasks/task-words"
import { Details } from "@/components/ui/details"
import { List, ListRow } from "@/components/ui/list-row"
import { useFormats, useWords } from "@/lib/request/words"
import { DAYS_TO_RESTORE, type Removed } from "@/lib/tasks/rules"
import { restoreTask } from "./actions"
import { Gesture } from "./gesture"

/** What was taken away and can still come back, folded. */
export function RemovedLines({ patientId, lines }: { patientId: string; lines: readonly Removed[] }) {
  const [t, f] = [useWords("tasks"), useFormats()]
  if (lines.length === 0) return null
  return (
    <div className="print:hidden">
      <Details summary={t("list.removedTitle")}>
        <p className="text-soft">{t("list.removedText", { days: DAYS_TO_RESTORE })}</p>
        <List label={t("list.removedTitle")}>
          {lines.map((line) => (
            <ListRow
              key={line.id}
              title={line.title}
              meta={sayDue(line, { t, f })}
              badges={
                <Gesture
                  action={restoreTask}
                  fields={{ patientId, taskId: line.id }}
                  label={t("list.restore")}
                  about={line.title}
                />
              }
            />
          ))}
        </List>
      </Details>
    </div>
  )
}
