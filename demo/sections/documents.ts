import { withAccess } from "@/lib/access/require-access"
import { deleteDocument } from "@/lib/documents/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { recordPage } from "../record-page"
import type { Seeding } from "../sections"

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

/** A photograph that Jeanne added twice and deleted, and a letter that her doctor deposited by mistake and took back. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const [jeanne, morel] = [someone("jeanne"), { ...someone("morel"), exercice: AS_DOCTOR }]
  const page = async (title: string, author: string, line: string) => {
    const date = new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })
    return [
      { bytes: await recordPage({ title, patient: jeanne.displayName, author, date, lines: [line] }), name: `${title}.pdf` },
    ]
  }
  const twice = await deposit(jeanne, patientId, await page("Carte de mutuelle", jeanne.displayName, "Le verso est vide."), {
    title: "Carte de mutuelle, en double",
  })
  await withAccess(jeanne, patientId, ["edit:documents"], (access) => deleteDocument(access, twice, 1))
  const letter = await deposit(morel, patientId, await page("Lettre", morel.displayName, "Une page sans texte."), {
    ...{ title: "Lettre sans texte", typeCode: "96349-6" },
  })
  await withAccess(morel, patientId, ["add:documents"], (access) => withdrawDocument(access, letter))
}
