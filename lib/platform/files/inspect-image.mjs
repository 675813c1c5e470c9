/** Pictures: walked through to their end, decoded, turned as the camera was held, and made anew without metadata. */
import { writeFile } from "node:fs/promises"
import { crc32 } from "node:zlib"
import sharp from "sharp"
import { endsAsZip, holdsMarkup, holdsRunningMarkup } from "./polyglot.mjs"
import { Refusal } from "./refusal.mjs"

sharp.cache(false)
sharp.concurrency(1)

/** Bytes after the picture that nobody minds, when they look like nothing. */
const TAIL_TOLERANCE = 1024

/** Inspects a JPEG and writes its rendition. */
export async function inspectJpeg(given, job) {
  const { bytes, walked, failOn } = whole(given, walkJpeg, endOfJpeg)
  refusePolyglot(bytes, walked)
  return rendered(bytes, job, {
    mediaType: "image/jpeg",
    extension: "jpg",
    failOn,
    encode: (image) => image.jpeg({ quality: 85 }),
  })
}

/** Inspects a PNG and writes its rendition. */
export async function inspectPng(given, job) {
  const { bytes, walked, failOn } = whole(given, walkPng, endOfPng)
  refusePolyglot(bytes, walked)
  return rendered(bytes, job, { mediaType: "image/png", extension: "png", failOn, encode: (image) => image.png() })
}

/** Some programs leave the last bytes out. They are put back to read the picture, which then may lack nothing else. */
function whole(bytes, walk, endOf) {
  try {
    return { bytes, walked: walk(bytes), failOn: "error" }
  } catch (error) {
    const end = error.reason === "truncated" ? endOf(bytes) : undefined
    if (!end) throw error
    const mended = Buffer.concat([bytes, end])
    return { bytes: mended, walked: walk(mended), failOn: "warning" }
  }
}

const endOfJpeg = (bytes) => Buffer.from(bytes.at(-1) === 0xff ? [0xd9] : [0xff, 0xd9])

const PNG_END = Buffer.from("0000000049454e44ae426082", "hex")

/** What is missing of the last part, when its beginning is there. */
function endOfPng(bytes) {
  for (let there = PNG_END.length - 1; there > 3; there--) {
    if (bytes.subarray(-there).equals(PNG_END.subarray(0, there))) return PNG_END.subarray(there)
  }
}

async function rendered(bytes, job, { mediaType, extension, failOn, encode }) {
  const input = sharp(bytes, { limitInputPixels: false, failOn })
  const { width, height } = await input.metadata().catch(refuseBroken)
  if (width * height > job.limits.maxPixels) throw new Refusal("bomb")
  const image = encode(input.autoOrient().toColourspace("srgb"))
  const { data, info } = await image.toBuffer({ resolveWithObject: true }).catch(refuseBroken)
  await writeFile(job.renditionPath, data, { flag: "wx", mode: 0o600 })
  const rendition = { path: job.renditionPath, mediaType, bytes: data.length, width: info.width, height: info.height }
  return { mediaType, extension, pages: 1, rendition }
}

function refuseBroken(error) {
  throw new Refusal(/premature|truncated|end of/i.test(error.message) ? "truncated" : "unreadable")
}

function refusePolyglot(bytes, { end, besidePicture }) {
  const tail = bytes.subarray(end)
  if (endsAsZip(bytes) || holdsMarkup(tail) || besidePicture.some(holdsRunningMarkup)) throw new Refusal("polyglot")
  if (bytes.subarray(0, 1024).includes("%PDF-") || tail.includes("%PDF-")) throw new Refusal("polyglot")
  if (tail.length > TAIL_TOLERANCE && !isUsualTail(tail)) throw new Refusal("polyglot")
}

/** Telephones put a second picture, a short film or their own notes behind a photograph; some programs put zeros. */
function isUsualTail(tail) {
  if (tail.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return true
  if (tail.subarray(4, 8).equals(Buffer.from("ftyp"))) return true
  return tail.subarray(-4).equals(Buffer.from("SEFT")) || tail.every((byte) => byte === 0)
}

/** Where the JPEG ends (ITU-T T.81, annex B), and its parts that are not picture. */
function walkJpeg(bytes) {
  const besidePicture = []
  for (let at = nextMarker(bytes, 2); at + 1 < bytes.length; ) {
    const marker = bytes[at + 1]
    if (marker === 0xd9) return { end: at + 2, besidePicture }
    if (at + 4 > bytes.length) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (marker >= 0xe0) besidePicture.push(bytes.subarray(at + 4, end))
    at = nextMarker(bytes, end)
  }
  throw new Refusal("truncated")
}

/** The next 0xFF that begins a part: followed by zero, by itself or by a restart it belongs to the picture. */
function nextMarker(bytes, from) {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next > 0x01 && next < 0xff && (next < 0xd0 || next > 0xd8)) return at
  }
  return bytes.length
}

/** Where the PNG ends (W3C PNG, third edition, section 5), and its parts that are not picture; each part's checksum is verified. */
function walkPng(bytes) {
  const besidePicture = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    const part = bytes.subarray(at + 4, end - 4)
    if (crc32(part) !== bytes.readUInt32BE(end - 4)) throw new Refusal("unreadable")
    const type = part.toString("latin1", 0, 4)
    if (type === "IEND") return { end, besidePicture }
    if (type !== "IDAT") besidePicture.push(part)
    at = end
  }
  throw new Refusal("truncated")
}
