/** What the narrative of a resource may not hold (FHIR R4, §2.4.0): script, events, frames, forms, outside objects. */

const ACTIVE_ELEMENT = /^(script|iframe|object|embed|form|input|link|base|meta|style)$/i
const EVENT = /[\s"'/]on[a-z]+\s*=/i
const ADDRESS = /[\s"'/](href|src)\s*=\s*["']?[\s\p{Cc}]*(javascript|vbscript)\s*:/iu

/**
 * Whether something in this markup could act. Only what stands inside tags counts: "ongoing=oui" and "javascript:" are words
 * where they are read. A tag is taken to end where a browser would end it, after its quotes.
 */
export function holdsActiveMarkup(markup) {
  for (let at = markup.indexOf("<"); at >= 0; at = markup.indexOf("<", at)) {
    const [, name] = /^<\/?(?:[a-z][\w.-]*:)?([a-z][\w.-]*)/i.exec(markup.slice(at, at + 80)) ?? []
    if (!name) {
      at++
      continue
    }
    const end = endOfTag(markup, at + 1)
    const tag = markup.slice(at, end)
    if (ACTIVE_ELEMENT.test(name) || EVENT.test(withoutValues(tag)) || ADDRESS.test(tag)) return true
    at = end
  }
  return false
}

/** Without what stands between quotes: a title may say anything. */
const withoutValues = (tag) => tag.replace(/=\s*("[^"]*"|'[^']*')/g, "=''")

function endOfTag(markup, from) {
  for (let at = from; at < markup.length; at++) {
    const sign = markup[at]
    if (sign === ">") return at + 1
    if (sign !== '"' && sign !== "'") continue
    const close = markup.indexOf(sign, at + 1)
    if (close < 0) return markup.length
    at = close
  }
  return markup.length
}
