import type { SQL } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { LINE_SECTIONS, type LineSection } from "@/drizzle/line-vocabulary"
import { MEASURE_CODES, MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { appointments } from "@/drizzle/schema/appointments"
import { documents } from "@/drizzle/schema/documents"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import { measures } from "@/drizzle/schema/measures"
import { notes } from "@/drizzle/schema/notes"
import { lineTable } from "@/drizzle/schema/profile"
import { tasks } from "@/drizzle/schema/tasks"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { wishes } from "@/drizzle/schema/wishes"
import { LANGUAGES, type Language, SEXES } from "@/drizzle/vocabulary"
import { WISH_KINDS } from "@/drizzle/wish-vocabulary"
import type { ItemTable } from "@/lib/access/items-within"
import type { Scope } from "@/lib/access/scope"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { leavesTrace } from "@/lib/access/stands-for"
import { plainWords } from "@/lib/platform/plain-text"
import { ENDING } from "@/lib/profile/rules"
import { RELATION_CODES, relationWord } from "@/lib/reference/relations"
import { plainTypeSearch } from "@/lib/reference/type-search"
import { diseasesOfWord } from "@/lib/reference/vaccines"
import { readCatalogue } from "@/lib/words/catalogue"

/**
 * How a section is searched: the instant that orders what is found, what is shown of a line, how sure it is and whether it is over,
 * and which codes a word means.
 * The columns that hold its words stand in the table's file, in `relais.find_by`.
 */
type Searched = {
  table: ItemTable
} & Line
type Line = {
  at: AnyPgColumn
  says: Record<string, AnyPgColumn>
  codesOf?: (word: string) => string[]
  /** What is left of it beyond what every section leaves, as its own list has it. */
  leaves?: (scope: Scope) => SQL | undefined
}

/** How sure an item is: what waits, was refused or was confirmed never reads as what stands. */
const standing = ({ state, authorKind, authorName }: Record<"state" | "authorKind" | "authorName", AnyPgColumn>) => ({
  state,
  authorKind,
  authorName,
})

/** A section of the medical profile: its lines have a title of their own, and some are over one day. */
function searchedLines(section: LineSection): Searched {
  const table = lineTable(section)
  const { label, confirmedByKind, endedOn } = table
  const over: Searched["says"] = ENDING.includes(section) ? { endedOn } : {}
  return { table, at: table.enteredAt, says: { title: label, ...standing(table), confirmedByKind, ...over } }
}

/**
 * Finds the codes that a word means to people, of codes that have names in each language: one of a name's words, or the beginning
 * of one. The small words of a name mean nothing by themselves. The names are read once, with the first question.
 */
function codesNamed<Code extends string>(codes: readonly Code[], namesOf: (code: Code, language: Language) => string[]) {
  let named: { code: Code; words: string[] }[] | undefined
  return (word: string): Code[] => {
    if (word.length < 3) return []
    const isMeant = (one: string) => one === word || (word.length > 3 && one.startsWith(word))
    named ??= codes.map((code) => ({
      code,
      words: LANGUAGES.flatMap((language) => namesOf(code, language).flatMap(plainWords)),
    }))
    return named.filter(({ words }) => words.some(isMeant)).map(({ code }) => code)
  }
}

/** What a wish is called: "directives", "don d’organes", "personne de confiance". */
const wishKinds = codesNamed(WISH_KINDS, (kind, language) => [readCatalogue(language).wishes.kinds[kind].title])

/** What somebody is to the person: "fille", "voisin", "neighbour". */
const relationsOfWord = codesNamed(RELATION_CODES, (code, language) => SEXES.map((sex) => relationWord(code, sex, language)))

/** What a measure is called. */
const measureKinds = codesNamed(MEASURE_KINDS, (kind, language) => [readCatalogue(language).measures.kinds[kind]])
const measureCodes = (word: string) => measureKinds(word).map((kind) => MEASURE_CODES[kind])

/** Every section that holds items; one that is new joins by an entry, and says its lines in `components/search`. */
export const SEARCHED: Record<ItemSection, Searched> = {
  documents: {
    table: documents,
    at: documents.depositedAt,
    says: { title: documents.title, typeCode: documents.typeCode, authorName: documents.authorName, actOn: documents.actOn },
    codesOf: plainTypeSearch,
  },
  measures: {
    table: measures,
    at: measures.measuredAt,
    says: {
      ...{ code: measures.code, value: measures.value, systolic: measures.systolic, diastolic: measures.diastolic },
      ...standing(measures),
      answeredBy: measures.answeredByName,
    },
    codesOf: measureCodes,
  },
  vaccinations: {
    table: vaccinations,
    at: vaccinations.saidAt,
    says: {
      ...{ vaccine: vaccinations.vaccine, diseases: vaccinations.diseases, confirmedByKind: vaccinations.confirmedByKind },
      ...standing(vaccinations),
    },
    codesOf: diseasesOfWord,
  },
  appointments: {
    table: appointments,
    at: appointments.saidAt,
    says: { title: appointments.withWhom, actOn: appointments.day, ...standing(appointments) },
  },
  notes: {
    table: notes,
    at: notes.writtenAt,
    says: { title: notes.body, authorName: notes.authorName },
  },
  tasks: {
    table: tasks,
    at: tasks.saidAt,
    says: { title: tasks.title, actOn: tasks.dueOn, authorName: tasks.authorName },
  },
  wishes: {
    table: wishes,
    at: wishes.writtenAt,
    says: { kind: wishes.kind, endReason: wishes.endReason },
    codesOf: wishKinds,
    leaves: (scope) => leavesTrace(wishes, scope),
  },
  ...(Object.fromEntries(LINE_SECTIONS.map((section) => [section, searchedLines(section)])) as Record<LineSection, Searched>),
}

/** Whom to call: found and shown in the same way, though nothing of it is an item. */
export const SEARCHED_CONTACTS: Line & { table: typeof emergencyContacts } = {
  table: emergencyContacts,
  at: emergencyContacts.addedAt,
  says: {
    ...{ title: emergencyContacts.name, relation: emergencyContacts.relation, telephone: emergencyContacts.telephone },
    ...{ authorName: emergencyContacts.authorName, confirmedAt: emergencyContacts.confirmedAt },
  },
  codesOf: relationsOfWord,
}

/** The codes of every section that a word means to people. */
export function codesOfWord(word: string): string[] {
  const items = ITEM_SECTIONS.flatMap((section) => SEARCHED[section].codesOf?.(word) ?? [])
  return [...items, ...relationsOfWord(word)]
}
