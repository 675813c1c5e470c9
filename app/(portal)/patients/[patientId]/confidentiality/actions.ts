"use server"

import * as confidentiality from "@/lib/confidentiality/commands"
import { readEmergencyChoices } from "@/lib/confidentiality/queries"
import { emergencyChoiceSchema } from "@/lib/confidentiality/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Yes or no to one way in, or back to having said nothing; the page that follows can undo it. */
export const sayEmergencyChoice = patientAction(
  emergencyChoiceSchema,
  ["edit:confidentiality", "view:confidentiality"],
  async (access, { patientId, way, answer }) => {
    const { [way]: before } = await readEmergencyChoices(access)
    await confidentiality.sayEmergencyChoice(access, way, answer)
    return `/patients/${patientId}/confidentiality?done=${way}&before=${before}`
  },
)
