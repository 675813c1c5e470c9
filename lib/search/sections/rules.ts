import type { SQL } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { LINE_SECTIONS, type LineSection } from "@/drizzle/line-vocabulary"
import { MEASURE_CODES, MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { appointments } from "@/drizzle/schema/appointments"
import { documents } from "@/drizzle/schema/documents"
import { measures } from "@/drizzle/schema/measures"
import { lineTable } from "@/drizzle/schema/profile"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { wishes } from "@/drizzle/schema/wishes"
import { LANGUAGES } from "@/drizzle/vocabulary"
import type { ItemTable } from "@/lib/access/items-within"
import type { Scope } from "@/lib/access/scope"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { leavesTrace } from "@/lib/access/stands-for"
import { plainWords } from "@/lib/platform/plain-text"
import { ENDING } from "@/lib/profile/rules"
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
  wishes: {
    table: wishes,
    at: wishes.writtenAt,
    says: { kind: wishes.kind, endReason: wishes.endReason },
    leaves: (scope) => leavesTrace(wishes, scope),
  },
  ...(Object.fromEntries(LINE_SECTIONS.map((section) => [section, searchedLines(section)])) as Record<LineSection, Searched>),
}

/** What a measure is called in either language; the small words of a name mean nothing by themselves. */
function measureCodes(word: string): string[] {
  if (word.length < 3) return []
  const isNamed = (name: string) => plainWords(name).some((one) => one === word || (word.length > 3 && one.startsWith(word)))
  return MEASURE_KINDS.filter((kind) => LANGUAGES.some((language) => isNamed(readCatalogue(language).measures.kinds[kind]))).map(
    (kind) => MEASURE_CODES[kind],
  )
}

/** The codes of every section that a word means to people. */
export function codesOfWord(word: string): string[] {
  return ITEM_SECTIONS.flatMap((section) => SEARCHED[section].codesOf?.(word) ?? [])
}
