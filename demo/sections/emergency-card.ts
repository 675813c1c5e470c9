import { withAccess } from "@/lib/access/require-access"
import { changeEmergencyCard } from "@/lib/emergency-card/commands"
import type { Seeding } from "../sections"

/** What Jeanne wants to be known first; no code is on her card until she puts one there. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  await withAccess(someone("jeanne"), patientId, ["edit:emergency_card"], (access) =>
    changeEmergencyCard(access, {
      version: 0,
      firstWords: "J’ai un diabète de type 2. J’entends mal de l’oreille droite : parlez-moi en face.\nMon voisin Paul a ma clé.",
      bloodGroup: "O+",
      speaks: "français",
    }),
  )
}
