/** The PDFs that stand inside another document as they are. */
import { beginsAs, mediaTypeOf, readEncapsulated } from "./encapsulated.mjs"

/** Those of a clinical document, in its body or in its sections. */
export function pdfsInCda(root) {
  const found = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    const { mediaType = "" } = next.attributes
    const media = mediaTypeOf(mediaType) === "application/pdf" ? readEncapsulated(next.attributes, lettersOf(next)) : {}
    if (media.bytes && beginsAs("application/pdf", media.bytes)) found.push(media.bytes)
    for (const child of next.children) if (typeof child !== "string") open.push(child)
  }
  return found
}

/** Those of a FHIR document: what an Attachment or a Binary holds. */
export function pdfsInFhir(bundle) {
  const found = []
  const open = [bundle]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue
    const { contentType, data } = value
    const isPdf = typeof contentType === "string" && typeof data === "string" && mediaTypeOf(contentType) === "application/pdf"
    if (isPdf) found.push(Buffer.from(data, "base64"))
    else open.push(...Object.values(value).filter((inner) => typeof inner === "object"))
  }
  return found.filter((bytes) => beginsAs("application/pdf", bytes))
}

/** Without those of a thumbnail inside, as whoever shows the file reads it. */
export const lettersOf = (element) => element.children.filter((child) => typeof child === "string").join("")
