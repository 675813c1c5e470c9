import { withAccess } from "@/lib/access/require-access"
import { addEmergencyContact } from "@/lib/emergency-contacts/commands"
import { listContacts } from "@/lib/emergency-contacts/queries"
import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

type Made = { contactId: string }

const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78" }
const MARIE = { name: "Marie Petit", relation: "woman_neighbour", telephone: "02 41 00 00 00" }
const PAUL = { name: "Paul Lefèvre", relation: "son", telephone: "+32 2 123 45 67" }
const GIVEN = () => ({ ...PAUL, telephone: `06 ${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}` })

/** Two people to call, and a third whom the daughter proposes. */
async function make({ actors: { patient, caregiver }, patientId }: Circle): Promise<Made> {
  for (const [actor, contact] of [
    [patient, CLAIRE],
    [patient, MARIE],
    [caregiver, PAUL],
  ] as const) {
    await withAccess(actor, patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, contact))
  }
  const list = await withAccess(patient, patientId, ["view:emergency_contacts"], listContacts)
  return { contactId: list[1]?.id ?? "" }
}

/** Whom to call in an emergency. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/emergency-contacts", "Personnes à prévenir", ["view:emergency_contacts"], {
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/emergency-contacts/[contactId]", "Modifier Marie Petit", ["edit:emergency_contacts", "view:emergency_contacts"]),
    inSpace("/preview/[lensId]/emergency-contacts", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addEmergencyContact: { may: ["patient", "caregiver"], fill: GIVEN },
    changeEmergencyContact: { may: ["patient"], fill: GIVEN },
    confirmEmergencyContact: { may: ["patient"] },
    moveEmergencyContact: { may: ["patient"] },
    removeEmergencyContact: { may: ["patient"] },
  },
})
