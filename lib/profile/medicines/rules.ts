import { plainWords } from "@/lib/platform/plain-text"
import type { LineCode } from "../codes/rules"

/** A medicine of the edition that is loaded, to choose from. */
export type Medicine = { cis: string; name: string; form: string; isMarketed: boolean }

/** What is found for what somebody typed, and of which day the list is; null where none is loaded. */
export type Found = { edition: string; medicines: Medicine[]; hasMore: boolean } | null

/** How the list calls the code of a line, and the day of the edition that last named it. */
type Named = { name: string; edition: string; isListed: boolean }
export type NamesByCode = Record<string, Named>

/** What was chosen from the list: a code of it, none of it, or nothing where no list was shown. */
export type Choice = string | undefined
export const NONE_OF_THEM = "none"

/** The code that was chosen; null where none of the list was, or none was shown. */
export const chosenCode = (choice: Choice): string | null => (choice && choice !== NONE_OF_THEM ? choice : null)

const MOST_WORDS = 8
/** So many letters begin a search: of one or two there are thousands of names. */
const FEWEST_LETTERS = 3

/** The words by which a medicine is looked for: none where too little was typed to look for anything. */
export function askedWords(typed: string): string[] {
  const words = plainWords(typed.slice(0, 200)).slice(0, MOST_WORDS)
  return words.some(({ length }) => length >= FEWEST_LETTERS) ? words : []
}

/** Whether the file says that the medicine is sold: "Commercialisée", and not "Non commercialisée" or "Déclaration d’arrêt". */
export const isMarketed = (marketing: string): boolean => /^commercialis/i.test(marketing)

/** The code of a medicine that a line has, or null. */
export const cisOf = (code: LineCode | null): string | null => (code?.system === "cis" ? code.code : null)
