import { withAccess } from "@/lib/access/require-access"
import { hideWishes } from "@/lib/wishes/apart/commands"
import { nameTrustedPerson, noteSignature, revokeWish, sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { listWishes } from "@/lib/wishes/queries"
import type { Seeding } from "../sections"

const FIRST = {
  matters: "Rester chez moi le plus longtemps possible.",
  wanted: "",
  refused: "Je ne veux pas être maintenue en vie par des machines.",
  end: "",
  other: "",
}
const NOW = {
  matters:
    "Rester chez moi, dans mon jardin, le plus longtemps possible. Que Claire et Marc décident ensemble de ce qui est pratique.",
  wanted: "Ne pas souffrir, même si cela me fait dormir.",
  refused:
    "Si je ne peux plus reconnaître mes enfants et que rien ne permet d’espérer\u00A0: ni réanimation, ni machine pour respirer.",
  end: "Que Claire soit là, et que la fenêtre soit ouverte.",
  other: "",
}
const CLAIRE = {
  name: "Claire Lefèvre",
  relation: "daughter",
  telephone: "06 39 98 12 34",
  address: "",
}

/** What Jeanne wrote, and wrote anew; her daughter is her trusted person, and signed with her. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const jeanne = someone("jeanne")
  await withAccess(jeanne, patientId, ["edit:wishes"], (access) => writeDirectives(access, FIRST))
  await withAccess(jeanne, patientId, ["view:wishes", "edit:wishes"], async (access) => {
    await writeDirectives(access, NOW)
    await nameTrustedPerson(access, CLAIRE)
    await sayOrganDonation(access, "Je ne sais pas encore.")
    const said = (await listWishes(access)).find(({ kind }) => kind === "organ_donation")?.inForce
    if (said) await revokeWish(access, said.id)
    await sayOrganDonation(access, "Je donne ce qui peut servir à quelqu’un. Mes enfants le savent.")
  })
  // For her family, and her attending doctor: nobody else in care reads it.
  await withAccess(jeanne, patientId, ["edit:wishes"], (access) => hideWishes(access, "organ_donation", true))
  const kinds = await withAccess(jeanne, patientId, ["view:wishes"], listWishes)
  const named = kinds.find(({ kind }) => kind === "trusted_person")?.inForce
  const today = new Date().toISOString().slice(0, 10)
  if (named)
    await withAccess(jeanne, patientId, ["edit:wishes"], (access) => noteSignature(access, { wishId: named.id, signedOn: today }))
}
