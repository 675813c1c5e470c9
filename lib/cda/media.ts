import { at, attribute, elementsOf, lettersOf, type XmlElement } from "@/lib/narrative/element"
import type { NarrativePicture } from "@/lib/narrative/schema"
import { pictureSize } from "./picture-size"

/** Larger pictures are not shown: they take their time even on a good machine. */
const MOST_PIXELS = 20_000_000
const MOST_PICTURE_BYTES = 5 * 1024 * 1024
const LONGEST_ALT = 300

/** A file inside the XML (HL7 data type ED), with the kind it says it is. */
export type Media = { mediaType: string; bytes: Buffer }

/** The bytes of an encapsulated file; null when they stand elsewhere, are compressed, or are no base64. */
export function mediaOf(value: XmlElement | null): Media | null {
  if (!value || attribute(value, "compression")) return null
  const mediaType = (attribute(value, "mediaType") ?? "text/plain").toLowerCase()
  const letters = lettersOf(value)
  if (attribute(value, "representation") !== "B64") {
    return mediaType === "text/plain" && letters.trim() ? { mediaType, bytes: Buffer.from(letters) } : null
  }
  const bare = letters.replace(/[ \t\r\n]+/g, "")
  if (bare === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return null
  return { mediaType, bytes: Buffer.from(bare, "base64") }
}

/** Every encapsulated picture of a structured body (`observationMedia`), in the order of the document. */
export function listMedia(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === "observationMedia") found.push(next)
    open.push(...elementsOf(next).reverse())
  }
  return found
}

/** Finds the pictures that a narrative calls by their ID; the first of two with the same ID is the one. */
export function pictureFinder(root: XmlElement): (reference: string) => NarrativePicture {
  const byId = new Map<string, NarrativePicture>()
  const places = new Map<string, { id: number; media: XmlElement }>()
  for (const [id, media] of listMedia(root).entries()) {
    const name = attribute(media, "ID")
    if (name && !places.has(name)) places.set(name, { id, media })
  }
  return (reference) => {
    const place = places.get(reference)
    if (!place) return { refused: "missing" }
    const known = byId.get(reference) ?? readPicture(at(place.media, "value"), place.id)
    byId.set(reference, known)
    return known
  }
}

/** A picture as a page shows it, measured without decoding a pixel. */
export function readPicture(value: XmlElement | null, id: number): NarrativePicture {
  const media = mediaOf(value)
  if (!media) return { refused: "unreadable" }
  if (!media.mediaType.startsWith("image/")) return { refused: "other_kind" }
  if (media.bytes.length > MOST_PICTURE_BYTES) return { refused: "too_large" }
  const size = pictureSize(media.bytes)
  if (!size) return { refused: "other_kind" }
  if (size.width * size.height > MOST_PIXELS) return { refused: "too_large" }
  const alt = attribute(value, "alt")?.slice(0, LONGEST_ALT) ?? null
  return { id, ...size, alt }
}

/** The bytes of a picture that may be shown; null for every other. */
export function pictureBytes(value: XmlElement | null): Buffer | null {
  return "refused" in readPicture(value, 0) ? null : (mediaOf(value)?.bytes ?? null)
}
