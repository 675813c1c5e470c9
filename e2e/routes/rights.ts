import { randomUUID } from "node:crypto"
import { withAccess } from "@/lib/access/require-access"
import { sayEmergencyChoice } from "@/lib/confidentiality/commands"
import { addLine } from "@/lib/profile/commands"
import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

type Made = { askedLineId: string }

/** One choice said and the other not, and a line to ask about. */
async function make({ actors: { patient }, patientId }: Circle): Promise<Made> {
  await withAccess(patient, patientId, ["edit:confidentiality"], (access) => sayEmergencyChoice(access, "break_glass", "opposed"))
  const askedLineId = randomUUID()
  const line = { section: "conditions", lineId: askedLineId, content: { label: "Asthme" } } as const
  await withAccess(patient, patientId, ["add:conditions"], (access) => addLine(access, line))
  return { askedLineId }
}

/** What the person keeps back. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/confidentiality", "Confidentialité", ["view:confidentiality", "edit:care_circle"], {
      also: ({ patientId }) => [`/patients/${patientId}/confidentiality?done=break_glass&before=not_said`],
    }),
    inSpace("/confidentiality/readers/[section]/[itemId]", "Qui pourrait lire cette ligne aujourd’hui ?", ["view:confidentiality"], {
      ids: ({ askedLineId }) => ({ section: "conditions", itemId: askedLineId }),
      also: ({ patientId, askedLineId }) => [`/patients/${patientId}/confidentiality/readers/conditions/${askedLineId}?q=levy`],
    }),
  ],
  actions: { sayEmergencyChoice: { may: ["patient"] } },
})
