/** Strict XML of clinical documents: decoded as it declares, no document type, no entity, within bounds; a tree of plain nodes comes out. */
import { setImmediate as rest } from "node:timers/promises"
import { SaxesParser } from "saxes"

/** The namespace of HL7 version 3, in which CDA is written. */
const HL7_V3 = "urn:hl7-org:v3"

const XSI = "http://www.w3.org/2001/XMLSchema-instance"

const DEEPEST = 100
const MOST_ELEMENTS = 300_000
const MOST_ATTRIBUTES = 256
const LONGEST_ATTRIBUTE = 65_536
const CHUNK = 65_536
/** So many chunks at a time, so that other requests are served while a large document is read. */
const CHUNKS_AT_ONCE = 8
const NO_ATTRIBUTES = Object.freeze(Object.create(null))
/** Editors and browsers leave these behind (`xml-stylesheet`, `xml-model`, `oxygen`); they are passed over, never followed. */
const HARMLESS_INSTRUCTION = /^(xml-|oxy)/i
const UTF_8 = new Set(["utf-8", "utf8", "us-ascii", "ascii"])
const SINGLE_BYTE = new Set(["iso-8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15", "latin9"])

/** Why XML is not read: `dtd`, `malformed`, `truncated`, `encoding`, `instruction`, `bomb`. */
export class ClinicalXmlError extends Error {
  constructor(code) {
    super(`The XML is not read: ${code}`)
    this.name = "ClinicalXmlError"
    this.code = code
  }
}

/** Reads XML into its root element; `headOnly` stops before the body of a clinical document, and what follows is then not checked. */
export async function readClinicalXml(bytes, { headOnly = false } = {}) {
  // Some programs leave a line before the declaration, which XML does not allow and nobody sees.
  const text = decodeXml(bytes).replace(/^\s+(?=<\?xml\s)/, "")
  const tree = new Tree(headOnly)
  for (let at = 0; at < text.length && !tree.isDone; at += CHUNK) {
    if (at % (CHUNKS_AT_ONCE * CHUNK) === 0 && at > 0) await rest()
    tree.write(text.slice(at, at + CHUNK))
  }
  return tree.end()
}

/** The letters of an XML file, as it declares them; throws when it declares none that are read, or is of another set. */
export function decodeXml(bytes) {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new ClinicalXmlError("encoding")
  }
}

/** A byte order mark decides, then what the XML declaration says, else UTF-8 (XML 1.0, appendix F). */
function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  const head = Buffer.from(bytes.subarray(0, 256)).toString("latin1")
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1].toLowerCase() ?? "utf-8"
  if (UTF_8.has(declared)) return "utf-8"
  if (SINGLE_BYTE.has(declared)) return declared
  throw new ClinicalXmlError("encoding")
}

class Tree {
  open = []
  root = null
  elements = 0
  inNarrative = 0
  isDone = false
  isComplete = false

  constructor(headOnly) {
    this.headOnly = headOnly
    this.parser = new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
    this.parser.on("error", () => {
      throw new ClinicalXmlError(this.isComplete ? "truncated" : "malformed")
    })
    this.parser.on("doctype", () => {
      throw new ClinicalXmlError("dtd")
    })
    this.parser.on("processinginstruction", ({ target }) => {
      if (!HARMLESS_INSTRUCTION.test(target)) throw new ClinicalXmlError("instruction")
    })
    this.parser.on("opentag", (tag) => this.enter(tag))
    this.parser.on("closetag", () => this.leave())
    this.parser.on("text", (text) => this.say(text))
    this.parser.on("cdata", (text) => this.say(text))
  }

  write(chunk) {
    this.parser.write(chunk)
  }

  end() {
    if (!this.isDone) {
      this.isComplete = true
      this.parser.close()
    }
    return this.root
  }

  enter(tag) {
    if (this.isDone) return
    if (this.headOnly && this.open.length === 1 && tag.local === "component") {
      this.isDone = true
      return
    }
    if (++this.elements > MOST_ELEMENTS || this.open.length >= DEEPEST) throw new ClinicalXmlError("bomb")
    const name = tag.uri === HL7_V3 ? tag.local : `{${tag.uri}}${tag.local}`
    const element = { name, attributes: attributesOf(tag.attributes), children: [] }
    if (this.open.length === 0) this.root = element
    else this.open.at(-1).children.push(element)
    this.open.push(element)
    if (name === "text") this.inNarrative++
  }

  leave() {
    if (this.isDone) return
    if (this.open.pop().name === "text") this.inNarrative--
  }

  /** Blanks between the elements of a header say nothing; between the words of a narrative they do. */
  say(given) {
    if (this.isDone || this.open.length === 0) return
    const text = withoutTurns(given)
    if (this.inNarrative > 0 || text.trim() !== "") this.open.at(-1).children.push(text)
  }
}

function attributesOf(given) {
  const names = Object.keys(given)
  if (names.length === 0) return NO_ATTRIBUTES
  if (names.length > MOST_ATTRIBUTES) throw new ClinicalXmlError("bomb")
  const attributes = Object.create(null)
  for (const name of names) {
    const { value, prefix, local, uri } = given[name]
    if (value.length > LONGEST_ATTRIBUTE) throw new ClinicalXmlError("bomb")
    if (prefix === "" && local !== "xmlns") attributes[local] = withoutTurns(value)
    if (uri === XSI && local === "type") attributes["xsi:type"] = value
  }
  return attributes
}

/** Without the signs that turn what follows round, so that a dose would be read backwards. */
const withoutTurns = (text) => text.replace(/[\u202d\u202e]/g, "")
