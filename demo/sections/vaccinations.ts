import { type Dose, keepDoses } from "../doses"
import type { Seeding } from "../sections"

const PHARMACY = "Pharmacie du Marché"

/** What Jeanne finds in her papers, and remembers. */
const HERS: Dose[] = [
  { against: "influenza", givenOn: 40, givenBy: PHARMACY, lot: "FX26-114", proof: "Vaccin contre la grippe" },
  { against: "covid", givenOn: 40, givenBy: PHARMACY },
  { against: "influenza", givenOn: 398, givenBy: PHARMACY },
  { against: "zoster", givenOn: 260, vaccine: "Shingrix", dose: "1re dose", givenBy: PHARMACY, proof: "Vaccin contre le zona" },
  { against: "smallpox", givenOn: "1951" },
]

/** What her doctor wrote. */
const BY_DOCTOR: Dose[] = [
  { against: "dtp", givenOn: "2019-05-20", vaccine: "Revaxis", dose: "rappel", lot: "R3B417V" },
  { against: "pneumococcus", givenOn: 412, vaccine: "Prevenar 20", lot: "HK8821" },
]

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

/** Jeanne's vaccination book, in her words and in her doctor's. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  await keepDoses(someone("jeanne"), patientId, HERS)
  await keepDoses({ ...someone("morel"), exercice: AS_DOCTOR }, patientId, BY_DOCTOR)
}
