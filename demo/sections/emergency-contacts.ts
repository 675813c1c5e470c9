import { withAccess } from "@/lib/access/require-access"
import { addEmergencyContact } from "@/lib/emergency-contacts/commands"
import { proposeContact } from "../proposed"
import type { Seeding } from "../sections"

/** Whom Jeanne wants to be told: her daughter, then her neighbour. */
const CONTACTS = [
  { name: "Claire Lefèvre", relation: "daughter", telephone: "06 39 98 12 34" },
  { name: "Paul Garnier", relation: "neighbour", telephone: "02 61 91 23 45" },
]

/** Claire says that her cousin may be called too; Jeanne has not answered. */
const LUCIE = { name: "Lucie Bonnet", relation: "niece", telephone: "06 39 98 56 78", position: 3 }

export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  for (const contact of CONTACTS) {
    await withAccess(someone("jeanne"), patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, contact))
  }
  await proposeContact(someone("claire"), patientId, LUCIE)
}
