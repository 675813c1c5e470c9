import type { ReactNode } from "react"
import { useFormats, useWords } from "@/lib/request/words"
import { inOrder, type Task } from "@/lib/tasks/rules"
import { apart } from "../ui/apart"
import { Card } from "../ui/card"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { TaskRow } from "./task-row"
import { sayDue } from "./task-words"

type TaskListProps = {
  lines: readonly Task[]
  base?: string
  mayAdd: boolean
  /** The gesture that stands beside a task that is to be done. */
  gesture?: (line: Task) => ReactNode
}

/** What is to be done, the first due before the others, then what was done these last days. */
export function TaskList({ lines, base, mayAdd, gesture }: TaskListProps) {
  const saying = { t: useWords("tasks"), f: useFormats() }
  const { t } = saying
  const { open, done } = inOrder(lines)
  const rows = [...open, ...done]
  const apartFrom = apart(rows.map((line) => ({ title: line.title, told: sayDue(line, saying) })))
  const heard = (line: Task) => apartFrom[rows.indexOf(line)]
  return (
    <>
      {open.length > 0 ? (
        <Card title={t("list.open")}>
          <List label={t("list.open")}>
            {open.map((line) => (
              <TaskRow key={line.id} line={line} base={base} heard={heard(line)}>
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
              <TaskRow key={line.id} line={line} base={base} heard={heard(line)} />
            ))}
          </List>
        </Card>
      )}
    </>
  )
}
