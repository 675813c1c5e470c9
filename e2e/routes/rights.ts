import { withAccess } from "@/lib/access/require-access"
import { sayEmergencyChoice } from "@/lib/confidentiality/commands"
import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

/** One choice said and the other not. */
async function make({ actors: { patient }, patientId }: Circle) {
  await withAccess(patient, patientId, ["edit:confidentiality"], (access) => sayEmergencyChoice(access, "break_glass", "opposed"))
  return {}
}

/** What the person keeps back. */
export const area = define({
  make,
  routes: [
    inSpace("/confidentiality", "Confidentialité", ["view:confidentiality", "edit:care_circle"], {
      also: ({ patientId }) => [`/patients/${patientId}/confidentiality?done=break_glass&before=not_said`],
    }),
  ],
  actions: { sayEmergencyChoice: { may: ["patient"] } },
})
