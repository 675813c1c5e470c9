import type { Language } from "@/drizzle/vocabulary"
import { documentType } from "@/lib/reference/document-types"
import { openBundle } from "./bundle"
import { isDate, sayDate } from "./dates"
import { readEntry } from "./entries"
import { FhirNarratives } from "./narrative"
import { type Node, nodeAt, nodesAt, textAt } from "./node"
import { nameOf, type Reading, whoIs } from "./people"
import type { FhirDocumentView, FhirSection } from "./schema"
import { resolve } from "./values"
import { FhirWords } from "./words"

const DEEPEST_SECTION = 5

/** Reads a FHIR R4 document (a Bundle of type document, such as a patient summary) into words; throws FhirDocumentError when it is none. */
export function readFhirDocument(json: unknown, locale: Language): FhirDocumentView {
  const { composition, find } = openBundle(json)
  const reading: Reading = { find, words: new FhirWords(locale), narratives: new FhirNarratives() }
  const custodian = nodeAt(composition, "custodian")
  const date = textAt(composition, "date")
  return {
    title: titleOf(composition, reading),
    language: textAt(composition, "language"),
    patient: readPatient(composition, reading),
    authors: nodesAt(composition, "author").flatMap((author) => whoIs(author, composition, reading) ?? []),
    custodian: custodian && whoIs(custodian, composition, reading),
    date: date && isDate(date) ? sayDate(date, locale) : null,
    narrative: reading.narratives.read(composition),
    sections: sectionsOf(composition, composition, reading, 1),
    isCut: reading.narratives.isCut,
  }
}

/** The document type (JDV_J07) that the document gives itself, 60591-5 for a patient summary; null when it is none of ours. */
export function suggestDocumentType(json: unknown): string | null {
  const { composition } = openBundle(json)
  const codes = nodesAt(composition, "type.coding").flatMap((coding) => textAt(coding, "code") ?? [])
  return codes.find((code) => documentType(code) !== undefined) ?? null
}

/** The day the document was made, as YYYY-MM-DD; null when it gives no whole day. */
export function documentDate(json: unknown): string | null {
  const date = textAt(openBundle(json).composition, "date")
  return date && date.length >= 10 && isDate(date) ? date.slice(0, 10) : null
}

function titleOf(composition: Node, { words }: Reading): string {
  const type = nodeAt(composition, "type")
  const known = nodesAt(type, "coding").map((coding) => documentType(textAt(coding, "code") ?? ""))
  const ours = known.find((candidate) => candidate !== undefined)
  return ours?.plain[words.locale] ?? textAt(composition, "title") ?? (type && words.concept(type)) ?? words.say("untitled")
}

function readPatient(composition: Node, reading: Reading): FhirDocumentView["patient"] {
  const subject = nodeAt(composition, "subject")
  const patient = resolve(subject, composition, reading)
  const birthDate = textAt(patient, "birthDate")
  return {
    name: (patient && nameOf(patient)) ?? textAt(subject, "display") ?? reading.words.say("no_name"),
    birthDate: birthDate && isDate(birthDate) ? sayDate(birthDate, reading.words.locale) : null,
    sex: reading.words.word("codes", textAt(patient, "gender")),
  }
}

const sectionsOf = (parent: Node, composition: Node, reading: Reading, depth: number): FhirSection[] =>
  depth > DEEPEST_SECTION ? [] : nodesAt(parent, "section").map((section) => readSection(section, composition, reading, depth))

function readSection(section: Node, composition: Node, reading: Reading, depth: number): FhirSection {
  const { words } = reading
  const code = nodesAt(section, "code.coding").map((coding) => words.word("sections", textAt(coding, "code")))
  const reason = nodeAt(section, "emptyReason")
  return {
    title: code.find((title) => title !== null) ?? textAt(section, "title") ?? words.say("untitled_section"),
    emptyReason: reason && (words.concept(reason) ?? words.say("nothing_said")),
    entries: nodesAt(section, "entry").map((reference) => readEntry(reference, composition, reading)),
    narrative: reading.narratives.read(section),
    sections: sectionsOf(section, composition, reading, depth + 1),
  }
}
