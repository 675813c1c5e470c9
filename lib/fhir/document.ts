import type { Language } from "@/drizzle/vocabulary"
import { documentType } from "@/lib/reference/document-types"
import { openBundle } from "./bundle"
import { isDate, sayDate, sayPeriod } from "./dates"
import { extensionsOf } from "./extensions"
import { bytesOf, listFiles } from "./files"
import { confidentialityOfDocument } from "./labels"
import { unknownModifiersOfDocument } from "./modifiers"
import { birthNameOf, nameOf, officialNameOf } from "./names"
import { FhirNarratives } from "./narrative"
import { asNode, choiceAt, type Node, nodeAt, nodesAt, textAt } from "./node"
import { whoIs } from "./people"
import { leftOut, Measure, type Reading } from "./reading"
import { relationsOf } from "./relations"
import { merged, restOf } from "./rest"
import type { FhirConfidentiality, FhirDocumentView, FhirLine } from "./schema"
import { readSections } from "./sections"
import { unplacedIn } from "./unplaced"
import { sayValue } from "./values"
import { warningsOf } from "./warnings"
import { FhirWords, type Sentence } from "./words"

/** Reads one page of a FHIR R4 document (a Bundle of type document, such as a patient summary) into words; throws FhirDocumentError when it is none. */
export function readFhirDocument(json: unknown, locale: Language, page = 1): FhirDocumentView {
  const opened = openBundle(json)
  const { composition } = opened
  const reading = readingOf(json, opened, locale)
  const who = (key: string) => nodesAt(composition, key).flatMap((person) => whoIs(person, composition, reading) ?? [])
  const [custodian] = who("custodian")
  const narrative = reading.narratives.read(composition)
  const unplaced = unplacedIn(nodesAt(asNode(json), "entry.resource"), composition, opened.find)
  const { sections, pages } = readSections(composition, unplaced, reading, page)
  const modifiers = unknownModifiersOfDocument(asNode(json) ?? {}, composition, reading)
  return {
    ...titlesOf(composition, reading),
    language: textAt(composition, "language"),
    warnings: [...statusOf(composition, reading), ...modifiers],
    patient: readPatient(reading),
    authors: [...new Set(who("author"))],
    validatedBy: who("attester.party").join(", ") || null,
    custodian: custodian ?? null,
    validatedOn: sayDay(textAt(composition, "attester.time"), locale),
    actOn:
      nodesAt(composition, "event.period")
        .flatMap((period) => sayAct(period, reading) ?? [])
        .join(", ") || null,
    date: sayDay(textAt(composition, "date"), locale),
    confidentiality: confidentialityOfDocument(json, composition),
    more: restOfHead(composition, reading),
    relations: relationsOf(composition, reading),
    narrative: { ...narrative, saysMore: narrative.saysMore || modifiers.length > 0 },
    sections,
    pages,
    isCut: leftOut(reading) > 0,
  }
}

type Opened = ReturnType<typeof openBundle>

/** What it takes to read a document that is opened, in one language. */
export function readingOf(json: unknown, { composition, subject: reference, find }: Opened, locale: Language): Reading {
  const files = new Map(listFiles(nodesAt(asNode(json), "entry")).map((file, place) => [file, place]))
  const reading: Reading = {
    find,
    words: new FhirWords(locale),
    narratives: new FhirNarratives(),
    subject: { patient: reference && find(reference, composition), reference },
    placeOf: (file) => files.get(file) ?? null,
    signsOf: (resource) => warningsOf(resource, textAt(resource, "resourceType") ?? "", reading).texts,
    measure: new Measure(),
  }
  return reading
}

/** The bytes of one file inside the document, by its place; null when there is none. They are as the author gave them. */
export function readFhirFile(json: unknown, place: number): Buffer | null {
  openBundle(json)
  const file = listFiles(nodesAt(asNode(json), "entry"))[place]
  return file ? bytesOf(file) : null
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

/** How confidential the document says it is; null when it does not say, or says it in a way that we do not know. */
export function documentConfidentiality(json: unknown): FhirConfidentiality | null {
  return confidentialityOfDocument(json, openBundle(json).composition)
}

const sayDay = (date: string | null, locale: Language): string | null => (date && isDate(date) ? sayDate(date, locale) : null)

/** The day on which an act was done, or the days from which and to which. */
const sayAct = (period: Node, { words }: Reading): string | null =>
  period.end === undefined ? sayDay(textAt(period, "start"), words.locale) : sayPeriod(period, words)

/** Our word for the type of document, and beside it the title that its author gave it. */
function titlesOf(composition: Node, { words }: Reading): { title: string; ownTitle: string | null } {
  const type = nodeAt(composition, "type")
  const known = nodesAt(type, "coding").map((coding) => documentType(textAt(coding, "code") ?? ""))
  const ours = known.find((candidate) => candidate !== undefined)?.plain[words.locale]
  const own = textAt(composition, "title")
  if (ours) return { title: ours, ownTitle: own?.toLowerCase() === ours.toLowerCase() ? null : own }
  return { title: own ?? (type && words.concept(type)) ?? words.say("untitled"), ownTitle: null }
}

const STATUSES: Record<string, Sentence> = {
  preliminary: "provisional",
  amended: "amended",
  "entered-in-error": "whole_in_error",
}

/** What the status says of the document as a whole; a final one says nothing. */
function statusOf(composition: Node, { words }: Reading): string[] {
  const status = textAt(composition, "status")
  return status === null || status === "final" ? [] : [words.say(STATUSES[status] ?? "unknown_status")]
}

const SAID_OF_DOCUMENT =
  "type title status date author attester.party attester.time custodian event.period confidentiality relatesTo section".split(" ")
const SAID_OF_PATIENT = ["name", "birthDate", "deceased[x]", "gender", "active"]

/** What the head of the page does not say already. */
function restOfHead(composition: Node, reading: Reading): FhirLine[] {
  const { patient } = reading.subject
  const ofPatient = patient ? [...restOf(patient, SAID_OF_PATIENT, reading), ...addedTo(patient, [], reading)] : []
  const ofDocument = [...restOf(composition, SAID_OF_DOCUMENT, reading), ...addedTo(composition, ["section"], reading)]
  return merged([...ofDocument, ...ofPatient])
}

function addedTo(resource: Node, apart: string[], reading: Reading): FhirLine[] {
  const { first, more } = extensionsOf(resource, apart, reading)
  return [...first, ...more]
}

function readPatient(reading: Reading): FhirDocumentView["patient"] {
  const { words } = reading
  const { patient, reference } = reading.subject
  const birthDate = textAt(patient, "birthDate")
  return {
    name: (patient && nameOf(patient)) ?? textAt(reference, "display") ?? words.say("no_name"),
    birthName: patient && birthNameOf(patient),
    officialName: patient && officialNameOf(patient),
    birthDate: sayDay(birthDate, words.locale),
    died: sayValue(choiceAt(patient, "deceased"), patient, reading),
    sex: words.word("codes", textAt(patient, "gender")),
  }
}
