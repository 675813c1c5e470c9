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
import { plainTypeSearch } from "@/lib/reference/type-search"
import { diseasesOfWord } from "@/lib/reference/vaccines"
import { readCatalogue } from "@/lib/words/catalogue"

/**
 * How a section is searched: the instant that orders what is found, what is shown of a line, and which codes a word means.
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

/** A section of the medical profile: its lines have a title of their own. */
function searchedLines(section: LineSection): Searched {
  const table = lineTable(section)
  return { table, at: table.enteredAt, says: { title: table.label, authorName: table.authorName } }
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
    says: { code: measures.code, value: measures.value, systolic: measures.systolic, diastolic: measures.diastolic },
    codesOf: measureCodes,
  },
  vaccinations: {
    table: vaccinations,
    at: vaccinations.saidAt,
    says: { vaccine: vaccinations.vaccine, diseases: vaccinations.diseases, authorName: vaccinations.authorName },
    codesOf: diseasesOfWord,
  },
  appointments: {
    table: appointments,
    at: appointments.saidAt,
    says: { title: appointments.withWhom, actOn: appointments.day, authorName: appointments.authorName },
  },
  wishes: { table: wishes, at: wishes.writtenAt, says: { kind: wishes.kind }, leaves: (scope) => leavesTrace(wishes, scope) },
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
