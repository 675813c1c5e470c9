/** A clinical document of level 1 with a copy in the place of the file that it is made of. */
import { decodeXml } from "./clinical-xml.mjs"

/** What the start tag says of the file as it was: how it was compressed, and its fingerprint. */
const OF_THE_OTHER = /\s(compression|integrityCheck\w*)\s*=\s*("[^"]*"|'[^']*')(?=[^<>]*>\s*(<!\[CDATA\[\s*)?$)/g
const DECLARATION = /^\s*<\?xml\s[^>]*\?>\s*/

/** The bytes of the document, in UTF-8; undefined when these letters do not stand in it exactly once. */
export function withInnerCopy(bytes, letters, copy) {
  const text = decodeXml(bytes).replace(/\r\n?/g, "\n")
  const at = text.indexOf(letters)
  if (at < 0 || text.indexOf(letters, at + 1) >= 0) return undefined
  const before = text.slice(0, at).replace(DECLARATION, "").replace(OF_THE_OTHER, "")
  const after = text.slice(at + letters.length)
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${before}${copy.toString("base64")}${after}`)
}
