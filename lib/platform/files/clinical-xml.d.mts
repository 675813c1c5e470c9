/** The namespace of HL7 version 3, in which CDA is written. */
export const HL7_V3: "urn:hl7-org:v3"

/** One element; those outside the namespace of HL7 version 3 are named `{namespace}name`. Attributes with a prefix are left out. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

export type ClinicalXmlFault = "dtd" | "malformed" | "truncated" | "encoding" | "instruction" | "bomb"

/** Why XML is not read. */
export class ClinicalXmlError extends Error {
  readonly code: ClinicalXmlFault
  constructor(code: ClinicalXmlFault)
}

/** The letters of an XML file, as it declares them. */
export function decodeXml(bytes: Uint8Array): string

/** Reads XML into its root element; `headOnly` stops before the body of a clinical document, and what follows is then not checked. */
export function readClinicalXml(bytes: Uint8Array, options?: { headOnly?: boolean }): Promise<XmlElement>
