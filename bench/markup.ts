/** One element of a page, as plain data that a page can be made of again. */
export type MarkupNode = string | { tag: string; properties: Record<string, string | boolean>; children: MarkupNode[] }

type Open = Exclude<MarkupNode, string>

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
const PROPERTIES: Record<string, string> = {
  class: "className",
  for: "htmlFor",
  tabindex: "tabIndex",
  autocomplete: "autoComplete",
  maxlength: "maxLength",
  enctype: "encType",
  inputmode: "inputMode",
}
const SWITCHES = new Set(["hidden", "disabled", "checked", "required", "open", "selected", "multiple", "readonly", "novalidate"])
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" }
const TOKEN =
  /<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script>|<template\b[\s\S]*?<\/template>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g

/** The elements inside the body of a page that React wrote, without its scripts. */
export function readBody(html: string): MarkupNode[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]
  if (body === undefined) throw new Error("The page has no body")
  const root: Open = { tag: "body", properties: {}, children: [] }
  const path = [root]
  for (const [token, closing, tag, attributes = "", selfClosed] of body.matchAll(TOKEN)) {
    const children = path.at(-1)?.children ?? root.children
    if (closing) path.pop()
    else if (tag) {
      const node: Open = { tag, properties: readAttributes(attributes), children: [] }
      children.push(node)
      if (!selfClosed && !VOID.has(tag)) path.push(node)
    } else if (!token.startsWith("<")) children.push(decode(token))
  }
  return root.children.filter((node) => !isOfNext(node))
}

/** Next itself puts an empty hidden element before every page. */
const isOfNext = (node: MarkupNode) => typeof node !== "string" && node.properties.hidden === true && node.children.length === 0

function readAttributes(text: string): Record<string, string | boolean> {
  const found = [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(
    found.map(([, name = "", value = ""]) => [
      PROPERTIES[name] ?? name,
      value === "" && SWITCHES.has(name) ? true : decode(value),
    ]),
  )
}

const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "")

/** How many elements, and what they say: two pages with the same answer show the same. */
export function summarise(nodes: readonly MarkupNode[]): { elements: number; text: string } {
  let elements = 0
  let text = ""
  const visit = (node: MarkupNode) => {
    if (typeof node === "string") text += node
    else {
      elements++
      node.children.forEach(visit)
    }
  }
  nodes.forEach(visit)
  return { elements, text }
}
