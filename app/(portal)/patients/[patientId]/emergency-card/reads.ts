import type { OnCard } from "@/lib/access/card-access"
import type { PatientAccess } from "@/lib/access/require-access"
import { getCardCode, type ReadBlock, readCardHead } from "@/lib/emergency-card/queries"
import type { CardBlock } from "@/lib/emergency-card/rules"
import { readContactsOnCard } from "@/lib/emergency-contacts/card/queries"
import { readAllergiesOnCard, readConditionsOnCard, readDevicesOnCard, readMedicationsOnCard } from "@/lib/profile/card/queries"
import { readWishesOnCard } from "@/lib/wishes/card/queries"

/** What each section says on the card, in the order in which it is read: a section adds its line here. */
const BLOCKS: readonly ReadBlock[] = [
  readAllergiesOnCard,
  readConditionsOnCard,
  readMedicationsOnCard,
  readDevicesOnCard,
  readContactsOnCard,
  readWishesOnCard,
]
type Language = Parameters<ReadBlock>[1]

/** The whole card, the same for everybody who may see it. */
export async function readCard(on: OnCard, language: Language) {
  const card = await readCardHead(on)
  const blocks: CardBlock[] = []
  for (const read of BLOCKS) {
    const block = await read(on, language)
    if (block) blocks.push(block)
  }
  return { card, blocks }
}

/** The card in its space, with its code for who decides about it. */
export async function readOwnCard(access: PatientAccess<"view:emergency_card">, language: Language) {
  const editing = access.may("edit:emergency_card")
  return { ...(await readCard(access, language)), mayEdit: editing !== null, code: editing && (await getCardCode(editing)) }
}
