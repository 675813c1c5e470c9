import type { ReactNode } from "react"
import { useWords } from "@/lib/request/words"
import { inOrder, type Task } from "@/lib/tasks/rules"
import { Card } from "../ui/card"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { TaskRow } from "./task-row"

type TaskListProps = {
  lines: readonly Task[]
  base?: string
  mayAdd: boolean
  /** The gesture that stands beside a task that is to be done. */
  gesture?: (line: Task) => ReactNode
}

/** What is to be done, the first due before the others, then what was done these last days. */
export function TaskList({ lines, base, mayAdd, gesture }: TaskListProps) {
  const t = useWords("tasks")
  const { open, done } = inOrder(lines)
  return (
    <>
      {open.length > 0 ? (
        <Card title={t("list.open")}>
          <List label={t("list.open")}>
            {open.map((line) => (
              <TaskRow key={line.id} line={line} base={base}>
                {gesture?.(line)}
              </TaskRow>
            ))}
          </List>
        </Card>
      ) : (
        <EmptyState icon="check" title={t("list.none")}>
          <p>{t(mayAdd ? "list.noneText" : "list.noneRead")}</p>
        </EmptyState>
      )}
      {done.length > 0 && (
        <Card title={t("list.done")}>
          <List label={t("list.done")}>
            {done.map((line) => (
              <TaskRow key={line.id} line={line} base={base} />
            ))}
          </List>
        </Card>
      )}
    </>
  )
}
