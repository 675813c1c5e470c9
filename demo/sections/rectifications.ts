import { withAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { listLastMeasures } from "@/lib/measures/queries"
import { listLines } from "@/lib/profile/queries"
import { contest } from "../contest"
import type { Seeding } from "../sections"

/** What Jeanne says is not right: a treatment, a figure of the laboratory, and a sentence of a letter. */
export async function seedSection({ patientId, someone }: Seeding): Promise<void> {
  const jeanne = someone("jeanne")
  const treatment = await withAccess(jeanne, patientId, ["view:medications"], async (access) => {
    const { lines } = await listLines(access, "medications", {})
    return lines.find(({ content }) => content.label === "Metformine 850 mg")?.id
  })
  const sugar = await withAccess(jeanne, patientId, ["view:measures"], async (access) => {
    const last = await listLastMeasures(access)
    return last.find(({ reading }) => reading.kind === "hba1c")?.id
  })
  const letter = await withAccess(jeanne, patientId, ["view:documents"], async (access) => {
    const { lines } = await listDocuments(access, { group: "consultations" })
    return lines.find(({ author }) => author.kind === "professional")?.id
  })
  if (!treatment || !sugar || !letter) throw new Error("What Jeanne contests is not there")
  await contest(jeanne, patientId, {
    section: "medications",
    itemId: treatment,
    wrong: "Je n’en prends plus qu’un le soir depuis le printemps : le matin me donnait mal au ventre.",
    right: "Un comprimé le soir, au milieu du repas",
  })
  await contest(jeanne, patientId, {
    section: "measures",
    itemId: sugar,
    wrong: "Sur la feuille du laboratoire, c’est 7,0 %.",
    right: "7,0 %",
  })
  await contest(jeanne, patientId, {
    section: "documents",
    itemId: letter,
    wrong: "La lettre dit que je vis avec ma fille : je vis seule.",
    right: null,
  })
}
