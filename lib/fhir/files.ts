import { decodeText, mediaTypeOf } from "@/lib/platform/files/encapsulated.mjs"
import { asNode, asText, type Node, textAt } from "./node"
import { type Reading, resolve } from "./reading"
import type { FhirFile } from "./schema"

/** Every file that stands inside the document, in its order: an attachment with its data, or a Binary (FHIR R4 §2.24.0.4). */
export function listFiles(entries: Node[]): Node[] {
  const found: Node[] = []
  const open: unknown[] = [...entries].reverse()
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const node = asNode(value)
    if (node && asText(node.data) && asText(node.contentType)) found.push(node)
    const inner = Array.isArray(value) ? value : Object.values(node ?? {})
    open.push(...inner.filter((part) => typeof part === "object" && part !== null).reverse())
  }
  return found
}

/** The bytes of a file inside the document; null when they are no base64. */
export function bytesOf(file: Node): Buffer | null {
  const bare = (textAt(file, "data") ?? "").replace(/\s+/g, "")
  return bare !== "" && /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? Buffer.from(bare, "base64") : null
}

/** The files attached to a resource, each with the element that holds it; those of its parts and of what it contains are its own. */
export function filesOf(resource: Node, reading: Reading): { path: string; file: FhirFile }[] {
  // A Binary is a file itself.
  return [{ path: "", part: resource }, ...partsOf(resource, "")].flatMap(({ path, part }) => {
    const file = readFile(part, resource, reading)
    return file ? [{ path, file }] : []
  })
}

const ELSEWHERE = new Set(["text", "contained"])

/** Every part of a resource with the path that leads to it. */
function partsOf(node: Node, prefix: string): { path: string; part: Node }[] {
  const inside = Object.entries(node).filter(([key]) => !ELSEWHERE.has(key))
  const parts = inside.flatMap(([key, value]) => [value].flat().map((one) => ({ path: prefix + key, part: asNode(one) })))
  return parts.flatMap(({ path, part }) => (part ? [{ path, part }, ...partsOf(part, `${path}.`)] : []))
}

function readFile(attachment: Node, from: Node, reading: Reading): FhirFile | null {
  const isAttachment = asText(attachment.contentType) !== null || asText(attachment.data) !== null
  if (!isAttachment || asNode(attachment.contentType)) return null
  const elsewhere = textAt(attachment, "url")
  const binary = elsewhere ? resolve({ reference: elsewhere }, from, reading) : null
  const file = asText(attachment.data) ? attachment : binary
  const contentType = textAt(file ?? attachment, "contentType") ?? undefined
  const kind = mediaTypeOf(contentType)
  const bytes = file && bytesOf(file)
  return {
    title: textAt(attachment, "title") ?? reading.words.say("file"),
    kind: kindOf(kind),
    place: file && bytes ? reading.placeOf(file) : null,
    text: kind === "text/plain" && bytes ? decodeText(bytes, { mediaType: contentType }) : null,
  }
}

const kindOf = (mediaType: string): FhirFile["kind"] => {
  if (mediaType === "application/pdf") return "pdf"
  if (mediaType === "image/jpeg" || mediaType === "image/png") return "picture"
  return mediaType === "text/plain" ? "text" : "other"
}
