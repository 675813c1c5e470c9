import { type VaccineRule, vaccineCalendar, vaccines } from "@/drizzle/reference/vaccine-catalogue"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import { LANGUAGES, type Language, type SensitiveTopic } from "@/drizzle/vocabulary"
import { plainWords } from "@/lib/platform/plain-text"
import { capital } from "@/lib/words/capital"

export type { VaccineDisease }

const diseasesByCode = new Map(vaccines.diseases.map((disease) => [disease.code, disease]))
const combinedByCode = new Map(vaccines.combined.map((vaccine) => [vaccine.code, vaccine]))

/** What a vaccine protects against, in plain words, as in the middle of a sentence. */
export function diseaseWord(code: VaccineDisease, language: Language): string {
  return diseasesByCode.get(code)?.label[language] ?? ""
}

/** The one letter of a disease's name ("hépatite B") that is no small word of a sentence. */
const LETTER = "b"

/** The words by which people call each disease, in either language. */
const namesOfDiseases = vaccines.diseases.map(({ code, label }) => ({
  code,
  words: LANGUAGES.flatMap((language) => plainWords(label[language])),
}))

/** The diseases that a word means to people in either language: whole, as a beginning, or in the plural. */
export function diseasesOfWord(word: string): VaccineDisease[] {
  if (word.length < 3 && word !== LETTER) return []
  const stem = word.length > 4 ? word.replace(/[sx]$/, "") : word
  const isMeant = (one: string) => one === word || (stem.length > 3 && one.startsWith(stem))
  return namesOfDiseases.filter(({ words }) => words.some(isMeant)).map(({ code }) => code)
}

export type VaccineChoice = { value: string; label: string; isCombined: boolean }

/** Against what a dose was: the combined vaccines first, then one disease alone. */
export function vaccineChoices(language: Language): VaccineChoice[] {
  return [
    ...vaccines.combined.map(({ code, label }) => ({ value: code, label: label[language], isCombined: true })),
    ...vaccines.diseases.map(({ code, label }) => ({ value: code, label: capital(label[language]), isCombined: false })),
  ]
}

/** The diseases of a choice of the form; null for what is no choice. */
export function diseasesOfChoice(choice: string): VaccineDisease[] | null {
  const alone = vaccines.diseases.find(({ code }) => code === choice)
  return alone ? [alone.code] : (combinedByCode.get(choice)?.diseases ?? null)
}

/** The choice that stands for these diseases together; an empty one where none does. */
export function choiceOfDiseases(diseases: readonly VaccineDisease[]): string {
  const [alone, second] = diseases
  if (alone && !second) return alone
  const isSame = (others: readonly string[]) =>
    others.length === diseases.length && diseases.every((disease) => others.includes(disease))
  return vaccines.combined.find((vaccine) => isSame(vaccine.diseases))?.code ?? ""
}

/** Why a dose against these starts as sensitive, or null where nothing says so. */
export function sensitiveTopicOf(diseases: readonly VaccineDisease[]): SensitiveTopic | null {
  return diseases.flatMap((code) => diseasesByCode.get(code)?.topic ?? [])[0] ?? null
}

/** The rules of the calendar that patients are shown: what is still to be confirmed is not among them. */
export function calendarRules(): readonly VaccineRule[] {
  return vaccineCalendar.rules.filter(({ status }) => status === "sourced")
}

/** Which calendar the rules come from, and how far ahead it is shown. */
export const calendarVersion = (language: Language): string => vaccineCalendar.version[language]
export const CALENDAR_SHOWN_AHEAD = vaccineCalendar.shownAhead
