/** Reads bytes one after the other. */
export class ByteReader {
  constructor(
    readonly bytes: Buffer,
    public at = 0,
  ) {}
  byte(): number {
    return this.bytes.readUInt8(this.at++)
  }
  short(): number {
    this.at += 2
    return this.bytes.readInt16BE(this.at - 2)
  }
  take(length: number): Buffer {
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}

type Point = { x: number; y: number; isOnCurve: boolean }
type Streams = Record<"contours" | "points" | "flags" | "glyphs" | "composites" | "boxes" | "instructions", ByteReader>

const HEADER = 36
const ORDER = ["contours", "points", "flags", "glyphs", "composites", "boxes", "instructions"] as const

/** The plain `glyf` and `loca` tables, from the form that WOFF2 keeps them in (W3C, WOFF File Format 2.0, 5.1 and 5.3). */
export function glyphsAndPlaces(packed: Buffer): { glyf: Buffer; loca: Buffer } {
  const count = packed.readUInt16BE(4)
  const rest = new ByteReader(packed, HEADER)
  const streams = Object.fromEntries(
    ORDER.map((name, index) => [name, new ByteReader(rest.take(packed.readUInt32BE(8 + 4 * index)))]),
  ) as Streams
  const hasBox = streams.boxes.take(4 * Math.ceil(count / 32))
  const glyphs: Buffer[] = []
  const loca = Buffer.alloc(4 * (count + 1))
  let end = 0
  for (let id = 0; id < count; id++) {
    const isBoxed = ((hasBox[id >> 3] ?? 0) & (0x80 >> (id & 7))) !== 0
    const glyph = glyphOf(streams, isBoxed)
    const padded = Buffer.concat([glyph, Buffer.alloc(-glyph.length & 3)])
    glyphs.push(padded)
    end += padded.length
    loca.writeUInt32BE(end, 4 * (id + 1))
  }
  return { glyf: Buffer.concat(glyphs), loca }
}

function glyphOf(streams: Streams, isBoxed: boolean): Buffer {
  const contours = streams.contours.short()
  if (contours === 0) return Buffer.alloc(0)
  return contours > 0 ? simple(streams, contours, isBoxed) : composite(streams)
}

function simple(streams: Streams, contours: number, isBoxed: boolean): Buffer {
  let total = 0
  const ends = Array.from({ length: contours }, () => {
    total += short255(streams.points)
    return total - 1
  })
  const points = pointsOf(streams, total)
  const instructions = streams.instructions.take(short255(streams.glyphs))
  const box = isBoxed ? streams.boxes.take(8) : boxAround(points)
  const flags = Buffer.from(points.map(({ isOnCurve }) => (isOnCurve ? 1 : 0)))
  return Buffer.concat([
    shorts([contours]),
    ...[box, shorts([...ends, instructions.length]), instructions, flags],
    shorts(steps(points.map(({ x }) => x))),
    shorts(steps(points.map(({ y }) => y))),
  ])
}

const MORE = 0x20
const WITH_INSTRUCTIONS = 0x100

/** A glyph made of others, a letter and its accent for instance. */
function composite(streams: Streams): Buffer {
  const { composites } = streams
  const start = composites.at
  let flags = MORE
  let isInstructed = false
  while (flags & MORE) {
    flags = composites.short()
    isInstructed ||= (flags & WITH_INSTRUCTIONS) !== 0
    const scales = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    composites.take(2 + (flags & 1 ? 4 : 2) + scales)
  }
  const parts = composites.bytes.subarray(start, composites.at)
  const head = [shorts([-1]), streams.boxes.take(8), parts]
  if (!isInstructed) return Buffer.concat(head)
  const length = short255(streams.glyphs)
  return Buffer.concat([...head, shorts([length]), streams.instructions.take(length)])
}

/** A small number that takes one byte, seldom more (255UInt16). */
function short255(from: ByteReader): number {
  const code = from.byte()
  if (code === 253) return from.short() & 0xffff
  if (code === 255) return from.byte() + 253
  if (code === 254) return from.byte() + 506
  return code
}

/** The points of an outline; each is written as a step, in one of 128 ways (table “Triplet encoding”). */
function pointsOf({ flags, glyphs }: Streams, total: number): Point[] {
  let [x, y] = [0, 0]
  return Array.from({ length: total }, () => {
    const flag = flags.byte()
    const [dx, dy] = stepOf(flag & 0x7f, glyphs)
    x += dx
    y += dy
    return { x, y, isOnCurve: flag < 0x80 }
  })
}

function stepOf(code: number, from: ByteReader): [number, number] {
  const signed = (bit: number, value: number) => (code & bit ? value : -value)
  if (code < 10) return [0, signed(1, ((code & 14) << 7) + from.byte())]
  if (code < 20) return [signed(1, (((code - 10) & 14) << 7) + from.byte()), 0]
  if (code < 84) {
    const [base, byte] = [code - 20, from.byte()]
    return [signed(1, 1 + (base & 0x30) + (byte >> 4)), signed(2, 1 + ((base & 0x0c) << 2) + (byte & 0x0f))]
  }
  if (code < 120) {
    const base = code - 84
    const [first, second] = [from.byte(), from.byte()]
    return [signed(1, 1 + (Math.floor(base / 12) << 8) + first), signed(2, 1 + (((base % 12) >> 2) << 8) + second)]
  }
  const [first, second, third] = [from.byte(), from.byte(), from.byte()]
  if (code < 124) return [signed(1, (first << 4) + (second >> 4)), signed(2, ((second & 0x0f) << 8) + third)]
  return [signed(1, (first << 8) + second), signed(2, (third << 8) + from.byte())]
}

function boxAround(points: Point[]): Buffer {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return shorts([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
}

const steps = (places: number[]) => places.map((place, index) => place - (places[index - 1] ?? 0))

function shorts(values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeInt16BE(value, 2 * index)
  return bytes
}
