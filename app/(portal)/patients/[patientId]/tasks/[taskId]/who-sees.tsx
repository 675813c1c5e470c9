import type { CaregiverSight } from "@/lib/access/sights"
import type { Task } from "@/lib/tasks/rules"
import { WhoSeesOne } from "../../confidentiality/line/who-sees-one"
import { excludeFromTask, judgeTask } from "../actions"

type WhoSeesProps = { patientId: string; line: Task; sights: readonly CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, and how to change it. */
export function WhoSees({ line, ...around }: WhoSeesProps) {
  return (
    <WhoSeesOne
      {...around}
      section="tasks"
      itemId={line.id}
      isSensitive={line.forPatient?.sensitivity === "sensitive"}
      actions={{ judge: judgeTask, exclude: excludeFromTask }}
      fields={{ patientId: around.patientId, taskId: line.id }}
      version={line.version}
    />
  )
}
