import { AbsenceList } from "@/components/tasks/absence-list"
import { TaskList } from "@/components/tasks/task-list"
import { readTasks } from "../../../tasks/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** The tasks, exactly as the person will see them; nothing can be written or opened here. */
export default async function PreviewedTasksPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/tasks">) {
  return previewPage(await params, "view:tasks", readTasks, ({ sight, lines, absences }) => (
    <>
      <PreviewHeading sight={sight} section="tasks" />
      <AbsenceList lines={absences} />
      <TaskList lines={lines} mayAdd={false} />
    </>
  ))
}
