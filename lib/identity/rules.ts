import type { Sex } from "@/drizzle/vocabulary"
import { plainSigns, plainWords } from "@/lib/platform/plain-text"

/** OIDs of a matricule INS (FR Core 2.1.0): which kind it is, and whether it is real. */
export const INS_OIDS = {
  nir: "1.2.250.1.213.1.4.8",
  nia: "1.2.250.1.213.1.4.9",
  test: "1.2.250.1.213.1.4.10",
  demo: "1.2.250.1.213.1.4.11",
} as const

export type InsCheck =
  | { verdict: "accepted"; matricule: string }
  | { verdict: "accepted_with_warning"; matricule: string; warning: "wrong_key" }
  | { verdict: "refused"; reason: "malformed" | "wrong_key" | "unknown_oid" }

const MATRICULE = /^([1-478]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})$/

/** The two-digit key of a 13-character body: 97 - (body mod 97), with Corsica's 2A counted as 19 and 2B as 18. */
export function insKey(body: string): string {
  const digits = body.slice(0, 5) + body.slice(5, 7).replace("2A", "19").replace("2B", "18") + body.slice(7)
  return String(97n - (BigInt(digits) % 97n)).padStart(2, "0")
}

/** A matricule as people type it: spaces, dots and lower case are theirs, the fifteen characters are ours. */
export function normalizeIns(typed: string): string {
  return typed.replace(/[\s.-]/g, "").toUpperCase()
}

/** A real matricule with a wrong key is refused; a test or demo one is accepted with a warning (official examples have wrong keys). */
export function checkIns(typed: string, oid: string): InsCheck {
  const matricule = normalizeIns(typed)
  const isReal = oid === INS_OIDS.nir || oid === INS_OIDS.nia
  if (!isReal && oid !== INS_OIDS.test && oid !== INS_OIDS.demo) return { verdict: "refused", reason: "unknown_oid" }
  const [, body, key] = MATRICULE.exec(matricule) ?? []
  if (!body) return { verdict: "refused", reason: "malformed" }
  if (insKey(body) === key) return { verdict: "accepted", matricule }
  return isReal
    ? { verdict: "refused", reason: "wrong_key" }
    : { verdict: "accepted_with_warning", matricule, warning: "wrong_key" }
}

/** An identifier of a patient as documents and messages carry it. */
export type InsId = { root: string; extension: string }

/**
 * The matricules, key included, that can be held against one of this OID: a real one only against its own kind (an NIA may
 * give way to a NIR), while a demonstration takes every kind for one.
 */
export function comparableIns(ids: readonly InsId[], oid: string, isDemo: boolean): string[] {
  const known: string[] = Object.values(INS_OIDS)
  const comparable = ids.filter(({ root }) => (isDemo ? known.includes(root) : root === oid))
  const written = comparable.map(({ extension }) => normalizeIns(extension)).filter((matricule) => matricule !== "")
  return written.map((matricule) => (/^\d{5}(\d{2}|2[AB])\d{6}$/.test(matricule) ? matricule + insKey(matricule) : matricule))
}

/**
 * Whether a matricule can be this person's: sex, year and, where it is told, month of birth (the rest says where).
 * A matricule that somebody else knows is not theirs to claim.
 */
export function agreesWith(matricule: string, { sex, birthDate }: { sex: string; birthDate: string }): boolean {
  const sexes: Record<string, string> = { "1": "male", "3": "male", "7": "male", "2": "female", "4": "female", "8": "female" }
  const month = matricule.slice(3, 5)
  const isSameSex = sex === "unknown" || sexes[matricule.charAt(0)] === sex
  const bornIn = birthDate.slice(5, 7)
  const isSameMonth = Number(month) > 12 || bornIn === "" || month === bornIn
  return isSameSex && isSameMonth && matricule.slice(1, 3) === birthDate.slice(2, 4)
}

/** The longest name that a trait may hold, in letters; the spaces and signs between them come besides. */
const NAME_LETTERS = 80

const NAME = /^['’]?[\p{L}\p{M}][\p{L}\p{M}'’ .·\-\u200C\u200D]*$/u
const CALLING = /^['’]?[\p{L}\p{M}][\p{L}\p{M}'’ .,()·\-\u200C\u200D]*$/u
/** A provider's sandbox numbers its people: DOC0021889. */
const TEST_NAME = /^['’]?[\p{L}\p{M}][\p{L}\p{M}\d'’ .·\-\u200C\u200D]*$/u

const TITLES_OF: Record<Sex, readonly string[]> = {
  male: ["m", "mr", "monsieur"],
  female: ["mme", "mlle", "madame", "dre", "mrs", "ms", "miss"],
  unknown: ["dr"],
}
const TITLES = Object.values(TITLES_OF).flat()

/** Whether a name is written with titles that are all of the other sex: "Mme Garnier" is not her husband. */
export function isTitledOtherwise(name: string, sex: Sex | null): boolean {
  const [said, own] = [plainWords(name).filter((word) => TITLES.includes(word)), TITLES_OF[sex ?? "unknown"]]
  const isOpen = sex === null || sex === "unknown" || said.length === 0
  return !isOpen && said.every((title) => !own.includes(title) && !TITLES_OF.unknown.includes(title))
}

/** The words of a name as anybody might type them, without titles, to compare two. */
export const nameWords = (name: string): string[] => plainWords(name).filter((word) => !TITLES.includes(word))

/** "Paris 12e arrondissement", "Saint-Denis (La Réunion)", "Alger, Algérie". */
const PLACE = /^['’]?[\p{L}\p{M}][\p{L}\p{M}\d'’ .,()/\-\u200C\u200D]*$/u

/** Whether this can be the name of a place as a certificate writes it. */
export const isPlace = (text: string): boolean => text.length <= 2 * NAME_LETTERS && PLACE.test(text)

/** Whether this can be somebody's name, in any script: one letter is enough, control signs are not, and digits only in a sandbox. */
export const isName = (text: string, isSandbox = false): boolean => isAsLong(text) && (isSandbox ? TEST_NAME : NAME).test(text)

/** Whether somebody may be called so by who knows them: by a name, or as one writes on a list, "Lefèvre, Claire", "Claire (ma fille)". */
export const isCalling = (text: string): boolean => isAsLong(text) && CALLING.test(text)

function isAsLong(text: string): boolean {
  const letters = text.match(/[\p{L}\d]/gu)?.length ?? 0
  return letters <= NAME_LETTERS && text.length <= 2 * NAME_LETTERS
}

/** One spelling for one name, whatever keyboard it came from: its signs as one writes them, plain spaces, none at the ends. */
export const normalizeName = (text: string): string => plainSigns(text).replace(/\s+/g, " ").trim()

/** Small words between the parts of a name. */
const PARTICLE = /(?<=\s)(De La|De|Du|Des|Der|Den|Di|Da|Dos|Von|Van|Ter)(?=\s)/g

/** A name that a register keeps in capitals, as one writes it: LEFÈVRE-D'ARC becomes Lefèvre-D'Arc; others stay. */
export function writtenName(name: string): string {
  if (name !== name.toLocaleUpperCase("fr")) return name
  return name
    .toLocaleLowerCase("fr")
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase("fr"))
    .replace(PARTICLE, (particle) => particle.toLowerCase())
}

/**
 * Age in whole years on a day (YYYY-MM-DD); a birthday counts from its first minute. Where the day of birth is known in part,
 * it is the youngest that the person may be.
 */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < lastDayOf(birthDate.slice(5)) ? years - 1 : years
}

/** The month and the day, the last that they may be where they are not known. */
function lastDayOf(known: string): string {
  const [month = "12", day] = known === "" ? [] : known.split("-")
  return `${month}-${day ?? new Date(Date.UTC(2000, Number(month), 0)).getUTCDate()}`
}

/** What a person is called by: the first given name, and the family name of somebody who has no other. */
export function calledName(traits: { firstGivenName: string; usedName: string | null; birthName: string }): string {
  return writtenName(traits.firstGivenName || traits.usedName || traits.birthName)
}

/** The name a person goes by, for everybody: first given name, then the name in use; each may come in capitals or not. */
export function personName(traits: { firstGivenName: string; usedName: string | null; birthName: string }): string {
  const parts = [traits.firstGivenName, traits.usedName || traits.birthName].filter(Boolean)
  const isAllCapitals = parts.every((part) => part === part.toLocaleUpperCase("fr"))
  return isAllCapitals ? writtenName(parts.join(" ")) : parts.map(writtenName).join(" ")
}
