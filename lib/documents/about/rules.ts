import type { DocumentPerson } from "@/lib/identity/document-person"

/** What a document tells of whom it is about, where that is not the person of the space. */
export type AboutAnother = {
  name: string | null
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDate: string | null
  /** The beginning of a matricule, where the document tells nothing else: sex, year and month of birth. */
  number: string | null
}

type Kept = { aboutName: string | null; aboutBirthDate: string | null; aboutNumber: string | null }

/** The longest name that is kept of somebody, in letters and signs. */
const MOST_LETTERS = 200

/** The beginning of a matricule tells sex, year and month of birth, and says enough to recognise one's own. */
const numberStart = (matricule: string): string => matricule.slice(0, 5)

/** Somebody else of whom a document only bears the number. */
export const aboutNumber = (matricule: string): AboutAnother => ({
  name: null,
  birthDate: null,
  number: numberStart(matricule),
})

/** Somebody else in a few words, on one line and without the signs that turn a line round. */
export function aboutAnother({ name, birthDate, ids }: DocumentPerson): AboutAnother {
  const plain = name?.replace(/[\p{C}\s]+/gu, " ").trim()
  const shown = plain ? [...plain].slice(0, MOST_LETTERS).join("") : null
  return { name: shown, birthDate, number: shown || birthDate ? null : ids[0] ? numberStart(ids[0].extension) : null }
}

/** The same as a row keeps it. */
export const aboutColumns = (about: AboutAnother | null): Kept => ({
  aboutName: about?.name ?? null,
  aboutBirthDate: about?.birthDate ?? null,
  aboutNumber: about?.number ?? null,
})

/** What a row keeps; null where the document is about the person of the space, or tells of nobody. */
export function aboutOf({ aboutName: name, aboutBirthDate: birthDate, aboutNumber: number }: Kept): AboutAnother | null {
  return name || birthDate || number ? { name, birthDate, number } : null
}

/** What is still to be asked of whoever deposits: whether the document is for the person of the space all the same. */
export function questionOf(row: Kept & { aboutConfirmedAt: Date | null }): AboutAnother | null {
  return row.aboutConfirmedAt ? null : aboutOf(row)
}
