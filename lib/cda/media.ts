import { at, attribute, type XmlElement } from "@/lib/narrative/element"
import type { NarrativePicture } from "@/lib/narrative/schema"
import { beginsAs, decodeText, type Encapsulated, mediaTypeOf, readEncapsulated } from "@/lib/platform/files/encapsulated.mjs"
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

/** A file as a page shows it: a picture measured without decoding a pixel, or a PDF to open. */
export function readPicture(value: XmlElement | null, id: number): NarrativePicture {
  const media = mediaOf(value)
  if ("fault" in media) return { refused: refusalOf(media) }
  if (media.mediaType === "application/pdf" && beginsAs(media.mediaType, media.bytes)) return { pdf: id }
  if (!media.mediaType.startsWith("image/")) return { refused: "other_kind" }
  if (media.bytes.length > MOST_PICTURE_BYTES) return { refused: "too_large" }
  const size = pictureSize(media.bytes)
  if (!size) return { refused: "other_kind" }
  if (size.width * size.height > MOST_PIXELS) return { refused: "too_large" }
  return { id, ...size, alt: attribute(value, "alt") }
}

function refusalOf({ fault, mediaType }: Extract<Encapsulated, { fault: string }>) {
  const refused = FAULTS[fault]
  return mediaType.startsWith("image/") ? refused : (`${refused}_file` as const)
}

const FAULTS = { absent: "unreadable", elsewhere: "elsewhere", unreadable: "unreadable", bomb: "too_large" } as const

/** Whether a value or a text of a statement is a file; most are words, or point to those of the narrative. */
export function isFile(value: XmlElement): boolean {
  if (attribute(value, "representation") === "B64") return true
  const address = attribute(at(value, "reference"), "value")
  return address !== null && !address.startsWith("#") && !mediaTypeOf(value.attributes.mediaType).startsWith("text/")
}

/** The bytes of a picture or a PDF that may be shown; null for every other. */
export function shownBytes(value: XmlElement | null): Buffer | null {
  const media = mediaOf(value)
  return "refused" in readPicture(value, 0) || "fault" in media ? null : media.bytes
}
