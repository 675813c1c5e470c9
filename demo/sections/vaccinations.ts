import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { refuseVaccination } from "@/lib/vaccinations/answering/commands"
import { listVaccinations } from "@/lib/vaccinations/queries"
import { hideVaccination } from "@/lib/vaccinations/sight/commands"
import { accept, contest } from "../contest"
import { type Dose, keepDoses } from "../doses"
import { proposeDose } from "../proposed"
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
  const morel = { ...someone("morel"), exercice: AS_DOCTOR }
  await keepDoses(morel, patientId, BY_DOCTOR)
  await correct(someone("jeanne"), morel, patientId)
  await answer(someone("claire"), someone("jeanne"), patientId)
}

/** Claire noted two doses when she helped with the book: one waits, the other was not Jeanne's. */
async function answer(claire: Actor, jeanne: Actor, patientId: string): Promise<void> {
  await proposeDose(claire, patientId, ["hepatitis_a"], "2011-06")
  const refused = await proposeDose(claire, patientId, ["yellow_fever"], "1998")
  await withAccess(jeanne, patientId, ["act:vaccinations"], (access) => refuseVaccination(access, refused, 1))
}

/** Jeanne keeps one dose to herself and her attending doctor, and says of another that its year is wrong: her doctor agrees. */
async function correct(jeanne: Actor, morel: Actor, patientId: string): Promise<void> {
  const lines = await withAccess(jeanne, patientId, ["view:vaccinations"], listVaccinations)
  const find = (disease: string) => lines.find(({ diseases }) => diseases.some((word) => word === disease))
  const [shingles, tetanus] = [find("zoster"), find("tetanus")]
  if (!shingles || !tetanus) throw new Error("The doses that Jeanne speaks of are not there")
  await withAccess(jeanne, patientId, ["edit:vaccinations"], (access) => hideVaccination(access, shingles.id, 1, true))
  const wrong = "C’était en 2018, à mon retour de voyage."
  const request = await contest(jeanne, patientId, { section: "vaccinations", itemId: tetanus.id, wrong, right: "2018" })
  await accept(morel, patientId, request, "Vous avez raison, je corrige.")
}
