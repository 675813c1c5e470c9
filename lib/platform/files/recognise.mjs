/** What a file is, from its bytes alone; and whether its name says another thing. */
import { fileTypeFromBuffer } from "file-type"
import { Refusal } from "./refusal.mjs"

const words = (list) => new Set(list.split(" "))
const OFFICE = words(
  "docx docm dotx dotm xlsx xlsm xltx xltm pptx pptm potx potm ppsx ppsm odt ods odp odg ott ots otp otg cfb rtf",
)
const EXECUTABLE = words("exe elf macho wasm class deb rpm dmg lnk swf crx xpi")
const ARCHIVE = words("zip gz bz2 xz zst lz lz4 7z rar tar tar.gz Z cab ar jar apk epub")
const KINDS = { pdf: "pdf", ai: "pdf", jpg: "jpeg", png: "png", apng: "png", heic: "heic", avif: "heic" }
const HTML_ROOTS = /^(html|head|body|script|iframe|style|meta|img|div|span|form|video|object|embed)$/i

/** One of pdf, jpeg, png, fhir (any JSON), cda (XML of HL7 version 3), or the word of a refusal of files. Throws a refusal for XML with a DTD. */
export async function recognise(bytes) {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const known = type && type.ext !== "xml" ? kindOfType(type) : undefined
  if (known) return known
  // PDF readers find the header anywhere in the first kilobyte; inspectPdf judges what stands before it.
  if (bytes.subarray(0, 1024).includes("%PDF-")) return "pdf"
  return kindOfText(bytes)
}

function kindOfType({ ext, mime }) {
  if (KINDS[ext]) return KINDS[ext]
  if (OFFICE.has(ext)) return "office"
  if (EXECUTABLE.has(ext)) return "executable"
  if (ARCHIVE.has(ext)) return "archive"
  return mime.startsWith("image/") ? "image" : "unknown"
}

function kindOfText(bytes) {
  // Without the zeros, UTF-16 markup reads like any other.
  const text = bytes.toString("latin1", 0, 64 * 1024).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
  const head = text.replaceAll("\0", "").trimStart()
  if (head.startsWith("#!")) return "executable"
  if (/^[{[]/.test(head)) return "fhir"
  return head.startsWith("<") ? kindOfMarkup(head) : "unknown"
}

function kindOfMarkup(head) {
  const withoutProlog = head.replace(/<!--[\s\S]*?(-->|$)/g, "").replace(/<\?[\s\S]*?(\?>|$)/g, "")
  const root = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(withoutProlog)?.[1] ?? ""
  if (/^svg$/i.test(root)) return "svg"
  if (/^\s*<!doctype\s+html/i.test(withoutProlog) || HTML_ROOTS.test(root)) return "html"
  if (/<!(DOCTYPE|ENTITY)/i.test(head)) throw new Refusal("xml_dtd")
  const isStylesheet = /^(stylesheet|transform)$/.test(root) && head.includes("http://www.w3.org/1999/XSL/Transform")
  if (root === "ClinicalDocument" || isStylesheet || head.includes("urn:hl7-org:v3")) return "cda"
  return head.includes("http://hl7.org/fhir") ? "fhir_xml" : "xml"
}

const FAMILIES = {
  pdf: words("pdf application/pdf application/x-pdf"),
  // Telephones and messengers rename pictures freely, and every picture is made anew: one family.
  image: words("jpg jpeg jpe jfif png heic heif webp gif bmp tif tiff avif"),
  fhir: words("json application/json application/fhir+json"),
  cda: words("xml cda text/xml application/xml application/cda+xml"),
  other: words(
    "htm html xhtml svg js exe com bat cmd msi sh zip 7z rar gz tar doc docx xls xlsx ppt pptx odt ods odp rtf text/html image/svg+xml",
  ),
}

/** A name or type of another family than the content: somebody is mistaken about the file, or means harm. An unknown name says nothing. */
export function isMislabelled(kind, { declaredName, declaredType }) {
  const family = kind === "jpeg" || kind === "png" ? "image" : kind
  return [extensionOf(declaredName), typeOf(declaredType)].some((word) => ![undefined, family].includes(familyOf(word)))
}

/** The name promises a file that is accepted, although the content is none. */
export function isNamedLikeAccepted({ declaredName }) {
  return ["pdf", "image", "fhir", "cda"].includes(familyOf(extensionOf(declaredName)))
}

function familyOf(word) {
  const family = Object.keys(FAMILIES).find((name) => FAMILIES[name].has(word))
  return family ?? (word.startsWith("image/") ? "image" : undefined)
}

function extensionOf(name) {
  return /\.([^.]*)$/.exec(name)?.[1].trim().toLowerCase() ?? ""
}

function typeOf(type) {
  return type.split(";")[0].trim().toLowerCase()
}
