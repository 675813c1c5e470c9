import { sayAuthor, sayDue, sayInstead, sayWho } from "@/components/tasks/task-words"
import { DescriptionList } from "@/components/ui/description-list"
import { useFormats, useWords } from "@/lib/request/words"
import type { Linked, Task } from "@/lib/tasks/rules"

type FactsProps = {
  line: Task
  patientId: string
  /** Whether what is to be done is the heading already. */
  isHeaded?: boolean
}

/** What is said of one task, each thing under its name; what nobody said is absent. */
export function Facts({ line, patientId, isHeaded }: FactsProps) {
  const saying = { t: useWords("tasks"), f: useFormats() }
  const { t } = saying
  const facts = [
    ["what", isHeaded ? null : line.title],
    ["due", sayDue(line, saying)],
    [line.done ? "done" : "who", [sayWho(line, saying), sayInstead(line, saying)].filter(Boolean).join("\n")],
    ["details", line.details],
    ["linked", line.linked && <a href={addressOf(line.linked, patientId)}>{t(`links.${line.linked.section}`, line.linked)}</a>],
    ["said", sayAuthor(line, saying)],
  ] as const
  const items = facts.flatMap(([name, description]) =>
    description
      ? [{ term: t(`detail.${name}`), description: <span className="wrap-anywhere whitespace-pre-line">{description}</span> }]
      : [],
  )
  return <DescriptionList items={items} />
}

/** Where the thing that a task is about is read. */
function addressOf({ section, itemId }: Linked, patientId: string): string {
  const folder = section === "medications" ? "profile/medications" : section
  return `/patients/${patientId}/${folder}/${itemId}`
}
