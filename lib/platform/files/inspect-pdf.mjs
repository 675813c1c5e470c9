/** PDFs: every object is read as a reader would, and nothing in them may act. */
import { BaseStream, Dict, LocalPdfManager, Name, PasswordException, Ref } from "./pdf-core.mjs"
import { endsAsZip, holdsMarkup, holdsRunningMarkup } from "./polyglot.mjs"
import { Refusal } from "./refusal.mjs"

/** Readers look for the end of the file in its last kilobyte, and for its beginning in the first. */
const TOLERANCE = 1024
/** The most objects a PDF may have (ISO 32000-1, annex C); a larger number is there to keep readers busy. */
const MOST_OBJECTS = 8_388_607
const ACTIONS = { JavaScript: "javascript", Launch: "launch", GoToE: "embedded" }
const EMBEDDING = new Set(["FileAttachment", "RichMedia", "3D"])
/** An object that no table of contents names, but that a reader which repairs the file may bring back. */
const STRAY = [
  [/\/S\s*\/JavaScript\b/, "javascript"],
  [/\/S\s*\/Launch\b/, "launch"],
  [/\/Type\s*\/EmbeddedFile\b/, "embedded"],
  [/\/XFA\s*(\[\s*[^\]\s]|\d)/, "xfa"],
]

/** Inspects a PDF. A password that only guards printing or copying (usual for laboratories) is no obstacle. */
export async function inspectPdf(bytes) {
  refuseFrame(bytes)
  const { found, pages, places } = await read(bytes)
  const active = found ?? strayIn(bytes, places)
  if (active) throw new Refusal("pdf_active_content", active)
  return { mediaType: "application/pdf", extension: "pdf", pages }
}

/** What stands before the header, right after it, and after the end. */
function refuseFrame(bytes) {
  const start = bytes.indexOf("%PDF-")
  const isFirst = /^(\xef\xbb\xbf)?\s*$/.test(bytes.toString("latin1", 0, start))
  const head = bytes.subarray(0, start + TOLERANCE)
  const firstObject = head.toString("latin1").search(/\d\s+\d+\s+obj\b/)
  const isMarkup = holdsMarkup(firstObject < 0 ? head : head.subarray(0, firstObject)) || holdsRunningMarkup(head)
  if (!isFirst || isMarkup || endsAsZip(bytes)) throw new Refusal("polyglot")
  const tail = bytes.subarray(endOf(bytes))
  const isLong = tail.length > TOLERANCE && tail.some((byte) => byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32)
  if (isLong || holdsMarkup(tail)) throw new Refusal("polyglot")
}

/** Where the file ends: after its last mark, or after the place of its table of contents when the mark is cut. */
function endOf(bytes) {
  const end = bytes.lastIndexOf("%%EOF")
  if (end >= 0) return end + 5
  const cut = /startxref\s+\d+\s*(%|%%|%%E|%%EO)?$/.test(bytes.toString("latin1", bytes.length - 64))
  if (!cut) throw new Refusal("truncated")
  return bytes.length
}

/** Reads as the file says; when it is damaged, once more by looking for every object. */
async function read(bytes) {
  try {
    return await readOnce(bytes, false)
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) throw error
    return await readOnce(bytes, true)
  }
}

async function readOnce(bytes, recovering) {
  const manager = new LocalPdfManager({
    source: new Uint8Array(bytes),
    docId: "inspected",
    docBaseUrl: null,
    enableXfa: false,
    evaluatorOptions: {},
    handler: null,
    password: undefined,
  })
  try {
    await manager.initDocument(recovering)
    const { numPages, xref } = manager.pdfDocument
    const found = activeContentOf(xref, recovering)
    if (!Number.isInteger(numPages) || numPages < 1) throw new Refusal("unreadable")
    return { found, pages: numPages, places: placesOf(xref) }
  } catch (error) {
    if (error instanceof PasswordException) throw new Refusal("password_protected")
    throw error
  } finally {
    manager.terminate()
  }
}

function activeContentOf(xref, recovering) {
  const count = xref.getNewTemporaryRef().num
  xref.resetNewTemporaryRef()
  if (count > MOST_OBJECTS) throw new Refusal("bomb")
  let found = activeIn(xref.trailer)
  for (let number = 0; number < count && !found; number++) {
    try {
      const entry = xref.getEntry(number)
      if (entry) found = activeIn(xref.fetch(Ref.get(number, entry.uncompressed ? entry.gen : 0)))
    } catch (error) {
      // In a damaged file some objects cannot be read, by anyone; memory that runs out is another matter.
      if (!recovering || error instanceof RangeError) throw error
    }
  }
  return found
}

/** Looks into one object and what lies directly inside it; what it points to is looked at on its own turn. */
function activeIn(object) {
  const open = [object]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) for (const inner of value) open.push(inner)
    const dict = value instanceof BaseStream ? value.dict : value
    if (!(dict instanceof Dict)) continue
    const found = judge(dict)
    if (found) return found
    for (const inner of dict.getRawValues()) open.push(inner)
  }
}

function judge(dict) {
  const action = nameIn(dict, "S")
  if (action && Object.hasOwn(ACTIONS, action)) return ACTIONS[action]
  if (action === "Rendition" && dict.has("JS")) return "javascript"
  if (nameIn(dict, "Type") === "EmbeddedFile" || EMBEDDING.has(nameIn(dict, "Subtype")) || hasFile(dict)) return "embedded"
  return hasXfa(dict) ? "xfa" : undefined
}

function nameIn(dict, key) {
  const value = dict.get(key)
  return value instanceof Name ? value.name : undefined
}

/** The files of a file specification (ISO 32000-2, 7.11.3); a font or an image may bear the name EF too. */
function hasFile(dict) {
  const files = dict.has("EF") ? dict.get("EF") : undefined
  return files instanceof Dict && ["F", "UF", "DOS", "Mac", "Unix"].some((key) => files.has(key))
}

function hasXfa(dict) {
  const form = dict.has("XFA") ? dict.get("XFA") : undefined
  return Array.isArray(form) ? form.length > 0 : form instanceof BaseStream
}

/** Where the objects begin that the table of contents names and that stand in the file as they are. */
function placesOf(xref) {
  const count = xref.getNewTemporaryRef().num
  xref.resetNewTemporaryRef()
  const entries = Array.from({ length: count }, (_, number) => xref.getEntry(number))
  const places = entries.filter((entry) => entry?.uncompressed).map(({ offset }) => offset)
  return places.sort((one, other) => one - other)
}

function strayIn(bytes, places) {
  const text = strayText(bytes.toString("latin1"), places)
  return STRAY.find(([pattern]) => pattern.test(text))?.[1]
}

/**
 * The file without the objects that were looked into one by one: a page may print any words. What a stream holds stays out too,
 * unless it holds objects of its own, which a reader that repairs the file would find.
 */
function strayText(text, places) {
  let stray = ""
  let position = 0
  for (const place of places) {
    const end = text.indexOf("endobj", place)
    if (place < position || end < 0) continue
    stray += text.slice(position, place)
    const inside = text.slice(place, end).replace(/^\s*\d+\s+\d+\s+obj\b/, "")
    if (/\d\s+\d+\s+obj\b/.test(inside)) stray += inside
    position = end
  }
  return stray + text.slice(position)
}
