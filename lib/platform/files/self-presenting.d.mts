import type { XmlElement } from "./clinical-xml.mjs"

/** The clinical document inside a stylesheet, or the root itself where it is none. */
export function documentInside(root: XmlElement): XmlElement

/** The XML of the document alone, with the namespaces that the stylesheet around declared for it. */
export function withoutStylesheet(text: string): string | null
