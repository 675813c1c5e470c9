import type { Language } from "@/drizzle/vocabulary"
import type { DocumentIdentity } from "@/lib/identity/document-person"
import { allAt, at, attribute, listNamed, textOf, type XmlElement } from "@/lib/narrative/element"
import { NarrativeReader } from "@/lib/narrative/reader"
import { References } from "@/lib/narrative/references"
import { ClinicalXmlError, readClinicalXml } from "@/lib/platform/files/clinical-xml.mjs"
import type { Encapsulated } from "@/lib/platform/files/encapsulated.mjs"
import { documentInside } from "@/lib/platform/files/self-presenting.mjs"
import { codedLines, hasEntries } from "./coded"
import { restrictionsOf } from "./confidentiality"
import { DocumentFiles, listFiles } from "./files"
import { proposalOf, readHeader } from "./header"
import { peopleOf, readTies } from "./identity"
import { mediaOf, plainTextOf, readPicture, shownBytes } from "./media"
import { type CdaBody, CdaDocumentError, type CdaDocumentView, type CdaProposal, type CdaSection } from "./schema"
import { subjectsOf } from "./subjects"
import { say } from "./words"

const NON_XML = "component/nonXMLBody/text"

/** Reads a clinical document (CDA R2) into words, tables and pictures; throws CdaDocumentError when it is none. */
export async function readCdaDocument(bytes: Uint8Array, locale: Language): Promise<CdaDocumentView> {
  const root = await openCda(bytes)
  return { header: readHeader(root, locale), language: languageOf(root), body: readBody(root, locale) }
}

/** What the header says of the document: its type, the day of the act, how confidential it is. The body is not read. */
export async function readCdaProposal(bytes: Uint8Array): Promise<CdaProposal> {
  return proposalOf(await openCda(bytes, true))
}

/** Whom a clinical document says it is about, which document it is, and to which it is tied. */
export async function readCdaIdentity(bytes: Uint8Array): Promise<DocumentIdentity> {
  const root = await openCda(bytes, true)
  return { people: peopleOf(root), ties: readTies(root) }
}

/** The PDF that a document of level 1 (N1) is made of; null for every other. */
export async function readCdaPdf(bytes: Uint8Array): Promise<Buffer | null> {
  const media = mediaOf(at(await openCda(bytes), NON_XML))
  return media.mediaType === "application/pdf" && "bytes" in media ? media.bytes : null
}

/** The bytes of one picture or PDF, by its place in the document; null when it is none that is shown. They are as the author gave them. */
export async function readCdaFile(bytes: Uint8Array, id: number): Promise<Buffer | null> {
  const root = await openCda(bytes)
  const whole = at(root, NON_XML)
  if (!whole) return shownBytes(listFiles(root)[id]?.value ?? null)
  // The PDF of a document of level 1 has an address of its own.
  return id === 0 && !("pdf" in readPicture(whole, 0)) ? shownBytes(whole) : null
}

/** A clinical document as elements; throws CdaDocumentError when it is none. */
export async function openCda(bytes: Uint8Array, headOnly = false): Promise<XmlElement> {
  try {
    const root = documentInside(await readClinicalXml(bytes, { headOnly }))
    if (root.name === "ClinicalDocument") return root
  } catch (error) {
    if (!(error instanceof ClinicalXmlError)) throw error
  }
  throw new CdaDocumentError("Not a readable clinical document")
}

const languageOf = (element: XmlElement) => {
  const code = attribute(at(element, "languageCode"), "code")
  return code && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? code : null
}

function readBody(root: XmlElement, locale: Language): CdaBody {
  const whole = at(root, NON_XML)
  if (whole) return readWhole(whole, mediaOf(whole))
  const body = at(root, "component/structuredBody")
  const files = new DocumentFiles(root)
  const narrative = new NarrativeReader(new References(body), (reference) => files.find(reference))
  const sections = sectionsOf(body, { narrative, files, locale, language: languageOf(root) })
  return { kind: "sections", sections, isCut: narrative.refused > 0 }
}

function readWhole(whole: XmlElement, media: Encapsulated): CdaBody {
  if ("fault" in media || media.mediaType.startsWith("image/")) return { kind: "picture", picture: readPicture(whole, 0) }
  if (media.mediaType === "application/pdf") return { kind: "pdf" }
  if (media.mediaType === "text/plain") return { kind: "text", text: plainTextOf(whole, media.bytes, media.isText).trim() }
  return { kind: "picture", picture: { refused: "other_kind" } }
}

type Around = { narrative: NarrativeReader; files: DocumentFiles; locale: Language; language: string | null }

/** The text of a section, then its files; one without text says the words of its coded entries, which never count as nothing. */
function contentOf(section: XmlElement, { narrative, files: all, locale }: Around) {
  const written = at(section, "text")
  const text = narrative.read(written)
  const uncalled = all.uncalledIn(section)
  const files = uncalled.filter(() => narrative.spend())
  // What was written stays, words or not: a call of a note or the end of a link may stand in it.
  const coded = saysSomething(written) || !hasEntries(section) ? null : codedLines(section, locale)
  return { ...text, coded, files, isCut: text.isCut || files.length < uncalled.length }
}

/** Empty paragraphs and breaks are no text; a picture that is called is. */
function saysSomething(text: XmlElement | null): boolean {
  return textOf(text) !== null || (text !== null && listNamed(text, "renderMultiMedia").length > 0)
}

function sectionsOf(parent: XmlElement | null, around: Around): CdaSection[] {
  const { locale, narrative } = around
  return allAt(parent, "component/section").map((section) => {
    const language = languageOf(section)
    return {
      title: textOf(at(section, "title")) ?? attribute(at(section, "code"), "displayName") ?? say(locale, "untitled_section"),
      anchor: narrative.anchorOf(section),
      language: language === around.language ? null : language,
      ...subjectsOf(section, locale),
      restricted: restrictionsOf(section, locale),
      ...contentOf(section, around),
      sections: sectionsOf(section, { ...around, language: language ?? around.language }),
    }
  })
}
