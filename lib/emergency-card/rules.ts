import { createHmac } from "node:crypto"
import { type AuthorKind, BLOOD_GROUPS, type BloodGroup, type Practised } from "@/drizzle/vocabulary"
import { readCode, writeCode } from "@/lib/platform/written-code"

export { BLOOD_GROUPS }

type Signer = { kind: AuthorKind; name: string; profession: Practised | null; isYou: boolean }
/** Who said a line, when, and who confirmed it. */
type Said = { author: Signer & { relation: string | null }; enteredAt: Date; confirmed: (Signer & { at: Date }) | null }
export type CardLine = { text: string; telephone?: string; said?: Said }

/** What a section of the record says on the card, in words of the language that is read; nothing to say is no block. */
export type CardBlock = { key: string; title: string; lines: CardLine[] }

/** The card as it is read by everybody who may. */
export type EmergencyCard = {
  name: string
  /** YYYY-MM-DD, or as far as it is known. */
  birthDate: string
  firstWords: string
  bloodGroup: BloodGroup | null
  speaks: string
}

/** 120 bits: nobody finds a card by trying. */
const CODE_LENGTH = 24

/**
 * The code of a printed card. It follows from the portal's secret, so that the card can be printed again while it lives, and
 * the database holds nothing from which it could be read.
 */
export function cardCode(secret: string, codeId: string): string {
  return writeCode(createHmac("sha256", secret).update(`emergency card code|${codeId}`).digest(), CODE_LENGTH)
}

/** What the database keeps of a code; of what can be no code as well, so that both are looked for alike. */
export function hashCardCode(secret: string, typed: string): Buffer {
  const code = readCode(typed, CODE_LENGTH) ?? ""
  return createHmac("sha256", secret).update(`emergency card|${code}`).digest()
}
