import { withAccess } from "@/lib/access/require-access"
import { withSignature } from "@/lib/access/signature-access"
import { configuration } from "@/lib/platform/configuration"
import { hideWishes } from "@/lib/wishes/apart/commands"
import { nameTrustedPerson, revokeWish, sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { listWishes } from "@/lib/wishes/queries"
import { askSignature } from "@/lib/wishes/signing/asking/commands"
import { signDesignation } from "@/lib/wishes/signing/commands"
import { linkToSign } from "@/lib/wishes/signing/queries"
import { hashSignatureCode, parseSignatureCode } from "@/lib/wishes/signing/rules"
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

/** What Jeanne wrote, and wrote anew; her daughter is her trusted person, and signed by the code that Jeanne gave her. */
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
  const named = async () =>
    (await withAccess(jeanne, patientId, ["view:wishes"], listWishes)).find(({ kind }) => kind === "trusted_person")?.inForce
  const wish = await named()
  if (wish) await withAccess(jeanne, patientId, ["edit:wishes"], (access) => askSignature(access, wish.id))
  const signing = (await named())?.signing
  const code = signing && parseSignatureCode(linkToSign(signing)?.split("/").at(-1) ?? "")
  if (!code) throw new Error("The trusted person has no code to sign by")
  await withSignature(someone("claire"), hashSignatureCode(configuration().secret, code), signDesignation)
}
