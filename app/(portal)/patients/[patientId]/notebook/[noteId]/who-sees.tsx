import type { CaregiverSight } from "@/lib/access/sights"
import type { Note } from "@/lib/notes/rules"
import { WhoSeesOne } from "../../confidentiality/line/who-sees-one"
import { excludeFromNote, judgeNote } from "../actions"

type WhoSeesProps = { patientId: string; line: Note; sights: readonly CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, and how to change it. */
export function WhoSees({ line, ...around }: WhoSeesProps) {
  return (
    <WhoSeesOne
      {...around}
      section="notes"
      itemId={line.id}
      isSensitive={line.forPatient?.sensitivity === "sensitive"}
      actions={{ judge: judgeNote, exclude: excludeFromNote }}
      fields={{ patientId: around.patientId, noteId: line.id }}
    />
  )
}
