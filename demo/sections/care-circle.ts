import { consult, nameTeam } from "../care-team"
import type { Seeding } from "../sections"

/** Who treats Jeanne: her team, and a physiotherapist whom she saw once. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const jeanne = someone("jeanne")
  await nameTeam(jeanne, patientId, [someone("morel"), someone("nurse"), someone("pharmacist")])
  await consult(jeanne, patientId, "physio", someone("physio"))
}
