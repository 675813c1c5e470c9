import type { ReactNode } from "react"
import { type Note, onTop } from "@/lib/notes/rules"
import { useWords } from "@/lib/request/words"
import { Card } from "../ui/card"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { NoteRow } from "./note-row"

type NotebookProps = {
  lines: readonly Note[]
  mayAdd: boolean
  /** What may be done with a note. */
  gestures?: (line: Note) => ReactNode
}

/** What is to be watched, then the notes, the last first. */
export function Notebook({ lines, mayAdd, gestures }: NotebookProps) {
  const t = useWords("notes")
  if (lines.length === 0)
    return (
      <EmptyState icon="edit" title={t("list.none")}>
        <p>{t(mayAdd ? "list.noneText" : "list.noneRead")}</p>
      </EmptyState>
    )
  const { points, others } = onTop(lines)
  return (
    <>
      {points.length > 0 && <Notes title={t("list.points")} lines={points} gestures={gestures} />}
      {others.length > 0 && <Notes title={t("list.notes")} lines={others} gestures={gestures} />}
    </>
  )
}

function Notes({ title, lines, gestures }: Omit<NotebookProps, "mayAdd"> & { title: string }) {
  return (
    <Card title={title}>
      <List label={title}>
        {lines.map((line) => (
          <NoteRow key={line.id} line={line}>
            {gestures?.(line)}
          </NoteRow>
        ))}
      </List>
    </Card>
  )
}
