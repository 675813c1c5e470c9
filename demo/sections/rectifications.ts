import { randomUUID } from "node:crypto"
import { withAccess } from "@/lib/access/require-access"
import { listLines } from "@/lib/profile/queries"
import { askRectification } from "@/lib/rectifications/commands"
import type { Seeding } from "../sections"

/** Jeanne says that a treatment which her doctor wrote down is no longer so. */
export async function seedSection({ patientId, someone }: Seeding): Promise<void> {
  await withAccess(someone("jeanne"), patientId, ["view:medications", "add:rectifications"], async (access) => {
    const { lines } = await listLines(access, "medications", {})
    const written = lines.find(({ content }) => content.label === "Metformine 850 mg")
    if (!written) throw new Error("The treatment that Jeanne contests is not there")
    await askRectification(access, {
      rectificationId: randomUUID(),
      section: "medications",
      itemId: written.id,
      wrong: "Je n’en prends plus qu’un le soir depuis le printemps : le matin me donnait mal au ventre.",
      right: "Un comprimé le soir, au milieu du repas",
    })
  })
}
