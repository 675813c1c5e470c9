import type { ReactNode } from "react"
import { useFormats, useWords } from "@/lib/request/words"
import type { Task } from "@/lib/tasks/rules"
import { Badge } from "../ui/badge"
import { Row } from "../ui/row"
import { sayDue, sayInstead, sayWho } from "./task-words"

type TaskRowProps = {
  line: Task
  /** The address of the tasks; absent where nothing is opened, as in the preview. */
  base?: string
  /** Which of several of the same title it is. */
  heard?: string
  /** What may be done with it. */
  children?: ReactNode
}

/** One task: what it is, by when, and who takes care of it. */
export function TaskRow({ line, base, heard, children }: TaskRowProps) {
  const saying = { t: useWords("tasks"), f: useFormats() }
  const instead = sayInstead(line, saying)
  return (
    <Row
      title={line.title}
      heard={heard}
      href={base && `${base}/${line.id}`}
      meta={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {sayDue(line, saying)}
          {line.isLate && <Badge tone="sun">{saying.t("late")}</Badge>}
        </span>
      }
    >
      <p>{sayWho(line, saying)}</p>
      {instead && <p className="text-small text-soft">{instead}</p>}
      {children}
    </Row>
  )
}
