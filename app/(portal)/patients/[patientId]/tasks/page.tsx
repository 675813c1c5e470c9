import { PlaceHeading } from "@/components/layout/place-heading"
import { AbsenceList } from "@/components/tasks/absence-list"
import { TaskList } from "@/components/tasks/task-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { words } from "@/lib/request/words"
import { MOST_TASKS } from "@/lib/tasks/rules"
import { parseQuery } from "@/lib/tasks/schema"
import { patientPage } from "../../patient-page"
import { AbsenceGestures } from "./absence-gestures"
import { restoreTask, takeTask } from "./actions"
import { CircleCard } from "./circle-card"
import { Done } from "./done"
import { Gesture } from "./gesture"
import { readTasks } from "./reads"
import { RemovedLines } from "./removed"

/** The tasks of a space: what is to be done and by whom, and who is there to do it. */
export default async function TasksPage({ params, searchParams }: PageProps<"/patients/[patientId]/tasks">) {
  const { patientId } = await params
  const { done, task } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/tasks`
  return patientPage(patientId, ["view:tasks"], readTasks, async ({ space, lines, members, absences, removed, mayAdd }) => {
    const t = await words("tasks")
    return (
      <>
        <Done done={done}>
          {done === "removed" && task && (
            <Gesture action={restoreTask} fields={{ patientId, taskId: task }} label={t("done.undo")} />
          )}
        </Done>
        <PlaceHeading
          space={space}
          section="tasks"
          title={t("title")}
          lead={space.isOwn ? t("lead") : t("leadOther", { name: space.givenName })}
          action={mayAdd && <ButtonLink href={`${here}/add`}>{t("add.title")}</ButtonLink>}
        />
        <AbsenceList lines={absences} gestures={(line) => <AbsenceGestures patientId={patientId} line={line} />} />
        <TaskList
          lines={lines}
          base={here}
          mayAdd={mayAdd}
          gesture={(line) =>
            line.may.take && (
              <div className="pt-3">
                <Gesture action={takeTask} fields={{ patientId, taskId: line.id }} label={t("detail.take")} about={line.title} />
              </div>
            )
          }
        />
        {lines.length === MOST_TASKS && (
          <p>
            <a href={`/patients/${patientId}/search`} className="lone-link">
              {t("list.most", { most: MOST_TASKS })}
            </a>
          </p>
        )}
        <Actions>
          <ButtonLink href={`${here}/week`} tone="secondary">
            {t("week.link")}
          </ButtonLink>
          {mayAdd && members.length > 1 && (
            <ButtonLink href={`${here}/away`} tone="secondary">
              {t("away.link")}
            </ButtonLink>
          )}
        </Actions>
        <p>
          <a href={`${here}/earlier`} className="lone-link">
            {t("earlier.link")}
          </a>
        </p>
        <CircleCard members={members} lines={lines} isOwn={space.isOwn} />
        <RemovedLines patientId={patientId} lines={removed} />
      </>
    )
  })
}
