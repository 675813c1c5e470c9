import { at, attribute, elementsOf, type XmlElement } from "@/lib/narrative/element"
import type { NarrativePicture } from "@/lib/narrative/schema"
import { beginsAs, decodeText, type Encapsulated, readEncapsulated } from "@/lib/platform/files/encapsulated.mjs"
import { pictureSize } from "./picture-size"

/** Larger pictures are not shown: they take their time even on a good machine. */
const MOST_PIXELS = 20_000_000
const MOST_PICTURE_BYTES = 5 * 1024 * 1024

/** A file inside the XML (HL7 data type ED): its kind and its bytes, or why there are none. */
export function mediaOf(value: XmlElement | null): Encapsulated {
  return readEncapsulated(value?.attributes ?? {}, ownLetters(value), at(value, "reference") !== null)
}

/** The words of a text inside the XML, in the set of letters that it declares. */
export function plainTextOf(value: XmlElement, bytes: Buffer, isText?: boolean): string {
  return isText ? bytes.toString("utf8") : decodeText(bytes, value.attributes)
}

/** Without those of a thumbnail or a reference inside. */
const ownLetters = (value: XmlElement | null) => (value?.children ?? []).filter((child) => typeof child === "string").join("")

/** Every encapsulated file of a structured body (`observationMedia`), in the order of the document. */
export const listMedia = (root: XmlElement): XmlElement[] => listNamed(root, "observationMedia")

/** Every element of a name, in the order of the document; what stands in an inner `without` is left to it. */
export function listNamed(root: XmlElement, name: string, without?: string): XmlElement[] {
  const found: XmlElement[] = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === name) found.push(next)
    if (next === root || next.name !== without) open.push(...elementsOf(next).reverse())
  }
  return found
}

/** Finds what a narrative calls by its ID: a file, or a region of one; the first of two with the same ID is the one. */
export function pictureFinder(root: XmlElement): (reference: string) => NarrativePicture {
  const byId = new Map<string, NarrativePicture>()
  const places = placesOf(root)
  return (reference) => {
    const place = places.get(reference)
    if (!place) return { refused: "missing" }
    const known = byId.get(reference) ?? readPicture(at(place.media, "value"), place.id)
    byId.set(reference, known)
    return known
  }
}

type Place = { id: number; media: XmlElement }

function placesOf(root: XmlElement): Map<string, Place> {
  const places = new Map<string, Place>()
  const keep = (name: string | null, place: Place) => name && !places.has(name) && places.set(name, place)
  const media = new Map(listMedia(root).map((element, id) => [element, { id, media: element }]))
  for (const [element, place] of media) keep(attribute(element, "ID"), place)
  for (const region of listNamed(root, "regionOfInterest")) {
    const [shown] = listMedia(region)
    const place = shown && media.get(shown)
    if (place) keep(attribute(region, "ID"), place)
  }
  return places
}

/** A file as a page shows it: a picture measured without decoding a pixel, or a PDF to open. */
export function readPicture(value: XmlElement | null, id: number): NarrativePicture {
  const media = mediaOf(value)
  if ("fault" in media) return { refused: FAULTS[media.fault] }
  if (media.mediaType === "application/pdf" && beginsAs(media.mediaType, media.bytes)) return { pdf: id }
  if (!media.mediaType.startsWith("image/")) return { refused: "other_kind" }
  if (media.bytes.length > MOST_PICTURE_BYTES) return { refused: "too_large" }
  const size = pictureSize(media.bytes)
  if (!size) return { refused: "other_kind" }
  if (size.width * size.height > MOST_PIXELS) return { refused: "too_large" }
  return { id, ...size, alt: attribute(value, "alt") }
}

const FAULTS = { absent: "unreadable", elsewhere: "elsewhere", unreadable: "unreadable", bomb: "too_large" } as const

/** The bytes of a picture or a PDF that may be shown; null for every other. */
export function shownBytes(value: XmlElement | null): Buffer | null {
  const media = mediaOf(value)
  return "refused" in readPicture(value, 0) || "fault" in media ? null : media.bytes
}
