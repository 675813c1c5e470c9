/** Objects of a PDF that no table of contents names, but that a reader which repairs the file may bring back. */
import { objectsOf } from "./pdf-actions.mjs"

const STRAY = [
  [/\/S\s*\/JavaScript\b/, "javascript"],
  [/\/S\s*\/Launch\b/, "launch"],
  [/\/S\s*\/(SubmitForm|ImportData|ResetForm|Hide)\b/, "fields"],
  [/\/Type\s*\/EmbeddedFile\b/, "embedded"],
  [/\/XFA\s*(\[\s*[^\]\s]|\d)/, "form"],
]

/** Where the objects begin that the table of contents names and that stand in the file as they are. */
export function placesOf(xref) {
  const entries = Array.from({ length: objectsOf(xref) }, (_, number) => xref.getEntry(number))
  const places = entries.filter((entry) => entry?.uncompressed).map(({ offset }) => offset)
  return places.sort((one, other) => one - other)
}

/** The words of what acts outside of the objects at these places. */
export function strayIn(bytes, places) {
  const text = strayText(bytes.toString("latin1"), places)
  return STRAY.filter(([pattern]) => pattern.test(text)).map(([, word]) => word)
}

/**
 * The file without the objects that were looked into one by one: a page may print any words. What a stream holds stays out too,
 * unless it holds objects of its own, which a reader that repairs the file would find.
 */
function strayText(text, places) {
  let stray = ""
  let position = 0
  for (const place of places) {
    const end = text.indexOf("endobj", place)
    if (place < position || end < 0) continue
    stray += text.slice(position, place)
    const inside = text.slice(place, end).replace(/^\s*\d+\s+\d+\s+obj\b/, "")
    if (/\d\s+\d+\s+obj\b/.test(inside)) stray += inside
    position = end
  }
  return stray + text.slice(position)
}
