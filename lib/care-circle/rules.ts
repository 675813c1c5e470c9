import type { Sex } from "@/drizzle/vocabulary"
import { DOCTOR } from "@/lib/reference/professions"

/** A professional as a patient is told: every profession held, and the places of practice in one line. */
export type Professional = {
  accountId: string
  name: string
  sex: Sex | null
  professionCodes: string[]
  place: string | null
}

export type PracticeRow = {
  account_id: string
  display_name: string
  sex: Sex | null
  profession_code: string
  structure_name: string | null
}

/** One professional for each account, whatever the number of places; in the order found. */
export function byAccount(rows: readonly PracticeRow[]): Professional[] {
  const people = new Map<string, { name: string; sex: Sex | null; professions: Set<string>; places: Set<string> }>()
  for (const row of rows) {
    const person = people.get(row.account_id) ?? {
      name: row.display_name,
      sex: row.sex,
      professions: new Set(),
      places: new Set(),
    }
    person.professions.add(row.profession_code)
    if (row.structure_name) person.places.add(row.structure_name)
    people.set(row.account_id, person)
  }
  return [...people].map(([accountId, { name, sex, professions, places }]) => ({
    accountId,
    name,
    sex,
    professionCodes: [...professions],
    place: places.size > 0 ? [...places].join(", ") : null,
  }))
}

/** How many professionals a search shows; with more, it says so and asks for another word. */
export const MOST_SHOWN = 12

const LETTERS_AT_LEAST = 3
const MOST_WORDS = 6

/** What one says before a name; directories write it in another way. */
const TITLES: readonly string[] = [
  "dr",
  "dre",
  "docteur",
  "docteure",
  "doctor",
  "mme",
  "madame",
  "m",
  "mr",
  "monsieur",
  "mrs",
  "ms",
]

/** The words to look for, without titles; null when there are fewer than three letters. */
export function searchWords(typed: string): string[] | null {
  const words = typed
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 0 && !TITLES.includes(word.toLowerCase()))
    .slice(0, MOST_WORDS)
  return words.join("").length >= LETTERS_AT_LEAST ? words : null
}

/** Only a doctor can be the attending doctor (CSS art. L162-5-3). */
export function canBeAttending(professionCodes: readonly string[]): boolean {
  return professionCodes.includes(DOCTOR)
}
