import type { CaregiverSight } from "@/lib/access/sights"
import type { Appointment } from "@/lib/appointments/rules"
import { WhoSeesOne } from "../../confidentiality/line/who-sees-one"
import { excludeFromAppointment, judgeAppointment } from "../actions"

type WhoSeesProps = { patientId: string; line: Appointment; sights: readonly CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, and how to change it. */
export function WhoSees({ line, ...around }: WhoSeesProps) {
  return (
    <WhoSeesOne
      {...around}
      section="appointments"
      itemId={line.id}
      isSensitive={line.forPatient?.sensitivity === "sensitive"}
      actions={{ judge: judgeAppointment, exclude: excludeFromAppointment }}
      fields={{ patientId: around.patientId, appointmentId: line.id }}
      version={line.version}
    />
  )
}
