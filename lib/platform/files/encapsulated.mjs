/** A file inside the XML of a clinical document (HL7 data type ED): its kind, its bytes, and its letters. */
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib"

const MOST_BYTES = 20 * 1024 * 1024
const SIGNATURES = { "application/pdf": "255044462d", "image/jpeg": "ffd8ff", "image/png": "89504e470d0a1a0a" }
const INFLATERS = { DF: [inflateRawSync, inflateSync], ZL: [inflateSync], GZ: [gunzipSync] }

/** The kind that a file says it is, without parameters and in small letters. */
export function mediaTypeOf(text) {
  return (text ?? "text/plain").split(";")[0].trim().toLowerCase()
}

/** Whether bytes begin as those of their kind do; of other kinds nothing is known. */
export function beginsAs(mediaType, bytes) {
  return Object.hasOwn(SIGNATURES, mediaType) && bytes.subarray(0, 1024).includes(Buffer.from(SIGNATURES[mediaType], "hex"))
}

/**
 * Reads what stands inside the element with these attributes: `{ mediaType, bytes }`, or `{ mediaType, fault }` when it is
 * "absent", "elsewhere", "unreadable" or a "bomb". Compressed bytes are inflated, where they are compressed as they say.
 */
export function readEncapsulated(attributes, letters, isElsewhere = false) {
  const mediaType = mediaTypeOf(attributes.mediaType)
  const isText = attributes.representation !== "B64"
  if (letters.trim() === "") return { mediaType, fault: isElsewhere ? "elsewhere" : "absent" }
  if (isText)
    return mediaType === "text/plain" ? { mediaType, bytes: Buffer.from(letters), isText } : { mediaType, fault: "absent" }
  const bare = letters.replace(/[ \t\r\n]+/g, "")
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return { mediaType, fault: "unreadable" }
  return inflated(mediaType, Buffer.from(bare, "base64"), attributes.compression)
}

/** Some programs say that they compressed and did not: what cannot be inflated, and begins as its kind does, is taken as it is. */
function inflated(mediaType, bytes, compression) {
  if (!compression) return { mediaType, bytes }
  for (const inflate of INFLATERS[compression] ?? []) {
    try {
      return { mediaType, bytes: inflate(bytes, { maxOutputLength: MOST_BYTES }) }
    } catch (error) {
      if (error.code === "ERR_BUFFER_TOO_LARGE") return { mediaType, fault: "bomb" }
    }
  }
  return mediaType === "text/plain" || beginsAs(mediaType, bytes) ? { mediaType, bytes } : { mediaType, fault: "unreadable" }
}

/** The letters of a text in the set that it declares (`charset`, or a parameter of its kind), else in the one that fits. */
export function decodeText(bytes, { charset, mediaType = "" }) {
  const declared = charset ?? /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1]
  for (const label of [declared, "utf-8"]) {
    try {
      if (label) return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // An unknown set, or bytes that are not of it: the next one is tried.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes)
}
