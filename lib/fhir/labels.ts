import { asNode, type Node, nodesAt, textAt } from "./node"
import { FHIR_CONFIDENTIALITIES, type FhirConfidentiality } from "./schema"
import type { FhirWords } from "./words"

/** The label of a part that has no `meta` of its own, such as a section (HL7 FHIR Data Segmentation for Privacy). */
const INLINE_LABEL = "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label"

/** The strictest of what a document says and of the labels that it and its envelope bear (FHIR R4 §6.1.2). */
export function confidentialityOfDocument(json: unknown, composition: Node): FhirConfidentiality | null {
  const codes = [asNode(json), composition].flatMap((node) => codesOf(node))
  return strictest([textAt(composition, "confidentiality"), ...codes])
}

/** That one entry or one section alone is to be shown to few people; nothing where it is as the others. */
export function restrictionsOf(part: Node, words: FhirWords): string[] {
  const mark = strictest(codesOf(part))
  return mark === "R" || mark === "V" ? [words.say(`part_${mark}`)] : []
}

const strictest = (codes: (string | null)[]): FhirConfidentiality | null =>
  FHIR_CONFIDENTIALITIES.findLast((known) => codes.includes(known)) ?? null

function codesOf(part: Node | null): (string | null)[] {
  const inline = nodesAt(part, "extension").filter(({ url }) => url === INLINE_LABEL)
  const labels = [...nodesAt(part, "meta.security"), ...inline.flatMap((extension) => nodesAt(extension, "valueCoding"))]
  return labels.map((label) => (textAt(label, "system")?.endsWith("v3-Confidentiality") ? textAt(label, "code") : null))
}
