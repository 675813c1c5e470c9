import { NoteRow } from "@/components/notes/note-row"
import { TaskRow } from "@/components/tasks/task-row"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import type { Note } from "@/lib/notes/rules"
import { useWords } from "@/lib/request/words"
import type { NewItems } from "@/lib/space/news/rules"
import type { Task } from "@/lib/tasks/rules"
import { patientPage } from "../../patient-page"
import { OthersRow } from "../news"
import { readLastDays } from "./reads"

/** The last seven days in a space, for whoever comes to help: each reads what their own access shows. */
export default async function LastDaysPage({ params, searchParams }: PageProps<"/patients/[patientId]/last-days">) {
  const [{ patientId }, { by }] = [await params, await searchParams]
  return patientPage(
    patientId,
    [],
    (access) => readLastDays(access, by === "code"),
    ({ space, points, others, open, done, added }) => (
      <LastDays {...{ patientId, points, others, open, done, added }} space={space} />
    ),
  )
}

type LastDaysProps = {
  patientId: string
  space: { givenName: string; isOwn: boolean }
  points: Note[]
  others: Note[]
  open: Task[]
  done: Task[]
  added: NewItems[]
}

function LastDays({ patientId, space: { givenName, isOwn }, points, others, open, done, added }: LastDaysProps) {
  const t = useWords("space")
  const base = `/patients/${patientId}`
  const isEmpty = [points, others, open, done, added].every((part) => part.length === 0)
  return (
    <>
      <PageHeading title={t("lastDays.title")} lead={t("lastDays.lead", { whose: isOwn ? "mine" : "theirs", givenName })} />
      {isEmpty && (
        <EmptyState icon="check" title={t("lastDays.none")}>
          {t("lastDays.noneText")}
        </EmptyState>
      )}
      <Notes title={t("lastDays.points")} lines={points} />
      <Notes title={t("lastDays.notes")} lines={others} />
      <Tasks title={t("lastDays.open")} lines={open} base={`${base}/tasks`} />
      <Tasks title={t("lastDays.done")} lines={done} base={`${base}/tasks`} />
      {added.length > 0 && (
        <Card title={t("lastDays.added")}>
          <List>
            {added.map((items) => (
              <OthersRow key={items.section} base={base} items={items} meta={t("lastDays.addedMeta")} />
            ))}
          </List>
        </Card>
      )}
    </>
  )
}

function Notes({ title, lines }: { title: string; lines: Note[] }) {
  if (lines.length === 0) return null
  return (
    <Card title={title}>
      <List label={title}>
        {lines.map((line) => (
          <NoteRow key={line.id} line={line} />
        ))}
      </List>
    </Card>
  )
}

function Tasks({ title, lines, base }: { title: string; lines: Task[]; base: string }) {
  if (lines.length === 0) return null
  return (
    <Card title={title}>
      <List label={title}>
        {lines.map((line) => (
          <TaskRow key={line.id} line={line} base={base} />
        ))}
      </List>
    </Card>
  )
}
