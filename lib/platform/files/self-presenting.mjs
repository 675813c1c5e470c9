/**
 * The official form of a clinical document that brings its own stylesheet (CI-SIS, "document auto-présentable"): the document
 * stands inside the stylesheet. What is kept for reading is the document alone, which can do nothing in a browser.
 */
const XSL = "http://www.w3.org/1999/XSL/Transform"
const STYLESHEET = /^\{http:\/\/www\.w3\.org\/1999\/XSL\/Transform\}(stylesheet|transform)$/

/** The clinical document inside a stylesheet, or the root itself where it is none. */
export function documentInside(root) {
  if (!STYLESHEET.test(root.name)) return root
  return root.children.find((child) => typeof child !== "string" && child.name === "ClinicalDocument") ?? root
}

/** The XML of the document alone, with the namespaces that the stylesheet around declared for it. */
export function withoutStylesheet(text) {
  const prolog = text.replace(/<!--[\s\S]*?-->/g, (comment) => " ".repeat(comment.length))
  const [start, tag, prefix = ""] = startOf(prolog)
  const end = prolog.lastIndexOf(`</${prefix}ClinicalDocument`)
  if (!tag || end < start) return null
  const around = /<[\w.-]+:(?:stylesheet|transform)\b([^>]*)>/.exec(prolog)?.[1] ?? ""
  const declared = [...around.matchAll(/\sxmlns(:[\w.-]+)?\s*=\s*("[^"]*"|'[^']*')/g)]
    .filter(([whole, name = ""]) => !whole.includes(XSL) && !new RegExp(`\\sxmlns${name}\\s*=`).test(tag))
    .map(([whole]) => whole)
  const opened = `<${prefix}ClinicalDocument${declared.join("")}`
  const close = text.indexOf(">", end)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}${text.slice(start + 1 + prefix.length + "ClinicalDocument".length, close + 1)}\n`
}

function startOf(text) {
  const found = /<((?:[\w.-]+:)?)ClinicalDocument(?=[\s>])[^>]*>/.exec(text)
  return found ? [found.index, found[0], found[1]] : [-1]
}
