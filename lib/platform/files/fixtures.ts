/** Files for the tests: good ones, and the parts hostile ones are made of. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { constants, crc32, deflateRawSync } from "node:zlib"
import PdfKit from "pdfkit"
import sharp, { type Sharp } from "sharp"

/** A PDF as programs make them, by pdfkit. */
export async function printedPdf(pages: number, options: PDFKit.PDFDocumentOptions = {}, attached?: Buffer): Promise<Buffer> {
  const pdf = new PdfKit({ autoFirstPage: false, ...options })
  for (let page = 1; page <= pages; page++) pdf.addPage().text(`Compte rendu, page ${page}`)
  if (attached) pdf.file(attached, { name: "attached.txt" })
  pdf.end()
  const chunks: Buffer[] = []
  for await (const chunk of pdf) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A PDF of these pages, each with its words. */
export async function writtenPdf(...pages: string[]): Promise<Buffer> {
  const pdf = new PdfKit({ autoFirstPage: false })
  for (const words of pages) pdf.addPage().text(words)
  pdf.end()
  return Buffer.concat((await Array.fromAsync(pdf)) as Buffer[])
}

/** What is put into a one-page PDF written by hand: entries of its catalog and of its page, and objects numbered from 5. */
export type PdfParts = { catalog?: string; page?: string; objects?: string[] }

function objectsOf({ catalog = "", page = "", objects = [] }: PdfParts): string[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${page} >>`,
    "<< /Title (Ordonnance) >>",
    ...objects,
  ]
}

/** The parts as a plain PDF, each object readable in the file. */
export function plainPdf(parts: PdfParts = {}): Buffer {
  let text = "%PDF-1.7\n"
  const offsets = objectsOf(parts).map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = ["0000000000 65535 f ", ...offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n `)]
  const trailer = `trailer\n<< /Size ${table.length} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${table.length}\n${table.join("\n")}\n${trailer}`, "latin1")
}

/**
 * The same parts with every object in one compressed object stream, where a search through the bytes finds nothing;
 * encrypted, it opens with an empty password (ISO 32000-1, 7.6, revision 2).
 */
export function compressedPdf(parts: PdfParts = {}, options: { padding?: Buffer; encrypted?: boolean } = {}): Buffer {
  const { padding = Buffer.alloc(0), encrypted = false } = options
  const objects = objectsOf(parts)
  const starts = objects.map((_, at) => objects.slice(0, at).join("\n").length + (at > 0 ? 1 : 0))
  const index = `${starts.map((start, at) => `${at + 1} ${start}`).join(" ")} `
  const plain = Buffer.concat([ZLIB_HEAD, deflated(Buffer.from(index + objects.join("\n"), "latin1")), padding, DEFLATE_END])
  const holder = objects.length + 1
  const content = encrypted ? rc4(md5(DOCUMENT_KEY, Buffer.from([holder, 0, 0, 0, 0])).subarray(0, 10), plain) : plain
  const head = Buffer.from("%PDF-1.7\n")
  const stream = streamObject(holder, `/Type /ObjStm /N ${objects.length} /First ${index.length} /Filter /FlateDecode`, content)
  const table = [
    row(0, 0, 0),
    ...objects.map((_, at) => row(2, holder, at)),
    row(1, head.length, 0),
    row(1, head.length + stream.length, 0),
  ]
  const entries = `/Type /XRef /W [1 4 1] /Size ${table.length} /Root 1 0 R ${encrypted ? ENCRYPTION : ""}`
  const xref = streamObject(holder + 1, entries, Buffer.concat(table))
  return Buffer.concat([head, stream, xref, Buffer.from(`startxref\n${head.length + stream.length}\n%%EOF\n`)])
}

function row(type: number, field: number, last: number): Buffer {
  return Buffer.from([type, field >> 24, field >> 16, field >> 8, field, last])
}

const ZLIB_HEAD = Buffer.from([0x78, 0x9c])
const DEFLATE_END = Buffer.from([0x03, 0x00])

/** Ends on a whole byte and starts anew, so that pieces can be put one behind the other. */
function deflated(bytes: Buffer): Buffer {
  return deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH })
}

/** A piece of a deflated stream that becomes so many megabytes of spaces. */
export function deflatedSpaces(megabytes: number): Buffer {
  const piece = deflated(Buffer.alloc(1024 * 1024, 32))
  return Buffer.concat(Array.from({ length: megabytes }, () => piece))
}

function streamObject(number: number, entries: string, content: Buffer): Buffer {
  const head = `${number} 0 obj\n<< ${entries} /Length ${content.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from("\nendstream\nendobj\n")])
}

const PASSWORD_PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex")
const OWNER = Buffer.alloc(32, 7)
const FILE_ID = Buffer.alloc(16, 9)
const PERMISSIONS = Buffer.from([0xfc, 0xff, 0xff, 0xff])
const DOCUMENT_KEY = md5(PASSWORD_PADDING, OWNER, PERMISSIONS, FILE_ID).subarray(0, 5)
const USER = rc4(DOCUMENT_KEY, PASSWORD_PADDING)
const ENCRYPTION = `/ID [<${FILE_ID.toString("hex")}> <${FILE_ID.toString("hex")}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 \
/O <${OWNER.toString("hex")}> /U <${USER.toString("hex")}> >>`

function md5(...parts: Buffer[]): Buffer {
  return createHash("md5").update(Buffer.concat(parts)).digest()
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
  const swap = (a: number, b: number) => {
    const [first, second] = [state.readUInt8(a), state.readUInt8(b)]
    state.writeUInt8(second, a)
    state.writeUInt8(first, b)
    return (first + second) % 256
  }
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + state.readUInt8(at) + key.readUInt8(at % key.length)) % 256
    swap(at, other)
  }
  let other = 0
  return Buffer.from(
    bytes.map((byte, index) => {
      const at = (index + 1) % 256
      other = (other + state.readUInt8(at)) % 256
      return byte ^ state.readUInt8(swap(at, other))
    }),
  )
}

/** A picture with something in it, so that it does not compress to nothing. */
export function picture(width = 64, height = 48, channels: 3 | 4 = 3): Sharp {
  const pixels = Buffer.from(Array.from({ length: width * height * channels }, (_, at) => (at * 31 + (at >> 5) * 17) % 256))
  return sharp(pixels, { raw: { width, height, channels } })
}

/** A photograph as a telephone makes it: held on its side, with the place it was taken. */
export function telephonePhoto(orientation = 6): Promise<Buffer> {
  const exif = {
    IFD0: { Make: "Telephone", Copyright: "SECRET-OWNER" },
    IFD3: { GPSLatitude: "48/1 51/1 0/1", GPSLatitudeRef: "N" },
  }
  return picture().withExif(exif).withMetadata({ orientation }).jpeg().toBuffer()
}

/** Puts a part with this marker right after the start of a JPEG. */
export function jpegWithPart(jpeg: Buffer, marker: number, content: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(content, "latin1"), jpeg.subarray(2)])
}

/** A PNG part with its checksum. */
export function pngPart(type: string, content: Buffer): Buffer {
  const part = Buffer.concat([Buffer.alloc(4), Buffer.from(type), content, Buffer.alloc(4)])
  part.writeUInt32BE(content.length, 0)
  part.writeUInt32BE(crc32(part.subarray(4, -4)), part.length - 4)
  return part
}

/** A PNG that says it has these sides, and holds next to nothing. */
export function vastPng(width: number, height: number): Buffer {
  const header = Buffer.from("00000000000000000802000000", "hex")
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const content = Buffer.concat([ZLIB_HEAD, deflated(Buffer.alloc(1000)), DEFLATE_END])
  return Buffer.concat([PNG_HEAD, pngPart("IHDR", header), pngPart("IDAT", content), pngPart("IEND", Buffer.alloc(0))])
}

const PNG_HEAD = Buffer.from("89504e470d0a1a0a", "hex")

/** The five examples of the International Patient Summary (HL7, package hl7.fhir.uv.ips). */
export function patientSummaries(): { name: string; bytes: Buffer }[] {
  const folder = path.join(process.cwd(), "node_modules/hl7.fhir.uv.ips/example")
  const names = readdirSync(folder).filter((name) => /^Bundle-.*\.json$/.test(name))
  return names.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
}

/** The smallest FHIR document that is taken, changed by `change`. */
export function fhirDocument(change: (bundle: FhirBundle) => unknown = (bundle) => bundle): Buffer {
  const composition: FhirResource = {
    resourceType: "Composition",
    status: "final",
    type: { text: "Patient summary" },
    date: "2026-01-05",
    title: "Patient summary",
  }
  const bundle: FhirBundle = { resourceType: "Bundle", type: "document", entry: [{ resource: composition }] }
  return Buffer.from(JSON.stringify(change(bundle)))
}

type FhirResource = { resourceType: string; [field: string]: unknown }
type FhirBundle = { resourceType: string; type: string; entry: { resource: FhirResource }[] }
