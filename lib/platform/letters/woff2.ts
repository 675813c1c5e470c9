import { brotliDecompressSync } from "node:zlib"
import { ByteReader, glyphsAndPlaces } from "./woff2-glyphs"

type Table = { tag: string; bytes: Buffer }

/** The tags that WOFF2 writes as a number (W3C, WOFF File Format 2.0, 4.1). */
const TAGS =
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"

/**
 * A font as PDF programs want it (TrueType), from the one the site serves, at its default weight: pdfkit lays text out with
 * a WOFF2 file and fails when it embeds it; it fails as well on any other weight of a variable font.
 * @throws Error when the file is not a WOFF2 of TrueType outlines
 */
export function trueTypeFromWoff2(file: Buffer): Buffer {
  if (file.toString("latin1", 0, 4) !== "wOF2") throw new Error("not a WOFF2 font")
  const directory = new ByteReader(file, 48)
  const entries = Array.from({ length: file.readUInt16BE(12) }, () => entryOf(directory))
  const packed = file.subarray(directory.at, directory.at + file.readUInt32BE(20))
  const content = new ByteReader(brotliDecompressSync(packed))
  const tables = entries.map(({ tag, length }) => ({ tag, bytes: content.take(length) }))
  return assemble(withPlainGlyphs(tables))
}

function entryOf(from: ByteReader): { tag: string; length: number } {
  const flags = from.byte()
  const number = flags & 0x3f
  const tag = number === 0x3f ? from.take(4).toString("latin1") : TAGS.slice(number * 5, number * 5 + 4).padEnd(4)
  const version = flags >> 6
  const isOutline = tag === "glyf" || tag === "loca"
  const length = base128(from)
  if (version !== 0) throw new Error(`unexpected form of the table ${tag}`)
  return { tag, length: isOutline ? base128(from) : length }
}

/** A length, seven bits a byte. */
function base128(from: ByteReader): number {
  let value = 0
  for (;;) {
    const byte = from.byte()
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return value
  }
}

function withPlainGlyphs(tables: Table[]): Table[] {
  const packed = tables.find(({ tag }) => tag === "glyf")
  const head = tables.find(({ tag }) => tag === "head")
  if (!packed || !head) throw new Error("not a font of TrueType outlines")
  const { glyf, loca } = glyphsAndPlaces(packed.bytes)
  const longHead = Buffer.from(head.bytes)
  longHead.writeInt16BE(1, 50)
  const plain: Record<string, Buffer> = { glyf, loca, head: longHead }
  return tables.map(({ tag, bytes }) => ({ tag, bytes: plain[tag] ?? bytes }))
}

/** The file around the tables (OpenType, “Organization of an OpenType font”). Checksums are of no use inside a PDF. */
function assemble(tables: Table[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(tables.length, 4)
  const parts = [head]
  let offset = head.length
  for (const [index, { tag, bytes }] of [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1)).entries()) {
    head.write(tag, 12 + 16 * index, "latin1")
    head.writeUInt32BE(offset, 12 + 16 * index + 8)
    head.writeUInt32BE(bytes.length, 12 + 16 * index + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

/** The signs that a font can write: its `cmap` in the form for the Basic Multilingual Plane (OpenType, “cmap”, format 4). */
export function signsOf(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0
  const cmap = font.subarray(font.readUInt32BE(entry + 8))
  const places = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + 8 * index + 4))
  const place = places.find((at) => cmap.readUInt16BE(at) === 4)
  if (place === undefined) throw new Error("a font without a table of its signs")
  const segments = cmap.subarray(place)
  const size = segments.readUInt16BE(6)
  const signs = new Set<number>()
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [segments.readUInt16BE(14 + at), segments.readUInt16BE(16 + size + at)]
    for (let sign = start; sign <= end && sign < 0xffff; sign++) signs.add(sign)
  }
  return signs
}
