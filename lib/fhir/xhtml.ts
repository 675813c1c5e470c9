import type { XmlElement } from "@/lib/narrative/element"
import { decodeEntities } from "./entities"

/** Deeper elements give their words to the one that holds them. */
const DEEPEST = 60
const VOID = new Set(["br", "hr", "img", "col", "input", "meta", "link"])

type Open = { name: string; attributes: Record<string, string>; children: (Open | string)[] }

/**
 * Reads the XHTML of a narrative into a tree, forgiving what is badly closed. One way through the text, whatever stands in
 * it: thousands of brackets, comments or quotes that nobody closes cost no more than as many letters.
 */
export function readXhtml(markup: string): XmlElement {
  const tree = new Tree()
  const scan = new Scanner(withoutComments(markup))
  for (let token = scan.next(); token !== null; token = scan.next()) tree.take(token)
  return tree.root
}

class Tree {
  readonly root: Open = { name: "div", attributes: {}, children: [] }
  private readonly open: Open[] = [this.root]
  private tooDeep = 0

  take(token: string) {
    const [, closes, written] = /^<(\/?)(?:[a-z][\w.-]*:)?([a-z][\w-]*)/i.exec(token) ?? []
    const name = token.endsWith(">") ? written?.toLowerCase() : undefined
    if (!name) this.say(token)
    else if (closes) this.close(name)
    else this.enter(name, token)
  }

  private say(text: string) {
    const isInstruction = /^<[!?]/.test(text) && text.endsWith(">")
    if (!isInstruction) this.open.at(-1)?.children.push(decodeEntities(text))
  }

  private enter(name: string, token: string) {
    const isEmpty = VOID.has(name) || token.endsWith("/>")
    if (this.open.length > DEEPEST) {
      if (!isEmpty) this.tooDeep++
      return
    }
    const element: Open = { name, attributes: attributesOf(token), children: [] }
    this.open.at(-1)?.children.push(element)
    if (!isEmpty) this.open.push(element)
  }

  private close(name: string) {
    if (this.tooDeep > 0) {
      this.tooDeep--
      return
    }
    const at = this.open.findLastIndex((element) => element.name === name)
    if (at > 0) this.open.length = at
  }
}

/** Cuts markup into tags and texts; a bracket inside a quoted value ends no tag. */
class Scanner {
  private at = 0
  /** A quote was never closed: from then on only brackets count, so that no text is gone through twice. */
  private isQuoteBroken = false
  private readonly lastBracket: number

  constructor(private readonly markup: string) {
    this.lastBracket = markup.lastIndexOf(">")
  }

  next(): string | null {
    if (this.at >= this.markup.length) return null
    const start = this.at
    const isTag = this.markup[start] === "<" && /[a-z/!?]/i.test(this.markup[start + 1] ?? "")
    const end = isTag ? this.endOfTag(start) : -1
    if (end > 0) this.at = end
    else {
      const next = this.markup.indexOf("<", start + 1)
      this.at = next < 0 ? this.markup.length : next
    }
    return this.markup.slice(start, this.at)
  }

  private endOfTag(start: number): number {
    if (start > this.lastBracket) return -1
    for (let at = start + 1; at < this.markup.length && !this.isQuoteBroken; at++) {
      const sign = this.markup[at] ?? ""
      if (sign === ">") return at + 1
      if (sign === "<") return -1
      if (sign === '"' || sign === "'") at = this.endOfQuote(sign, at)
    }
    return this.markup.indexOf(">", start) + 1
  }

  private endOfQuote(quote: string, at: number): number {
    const end = this.markup.indexOf(quote, at + 1)
    this.isQuoteBroken = end < 0
    return end < 0 ? at : end
  }
}

const ATTRIBUTE = /([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

function attributesOf(token: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const [, name = "", double, single] of token.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] = decodeEntities(double ?? single ?? "")
  }
  return attributes
}

/** Cut by hand rather than by a pattern: thousands of unclosed comments must not cost quadratic time. */
function withoutComments(markup: string): string {
  const plain = replaced(markup, ["<![CDATA[", "]]>"], (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;"))
  return replaced(plain, ["<!--", "-->"], () => "")
}

/** What stands between two signs put otherwise; where the second never comes, that is all the rest. */
function replaced(markup: string, [first, last]: readonly [string, string], put: (inside: string) => string): string {
  let kept = ""
  let position = 0
  for (;;) {
    const start = markup.indexOf(first, position)
    if (start < 0) return kept + markup.slice(position)
    kept += markup.slice(position, start)
    const end = markup.indexOf(last, start + first.length)
    kept += put(markup.slice(start + first.length, end < 0 ? undefined : end))
    if (end < 0) return kept
    position = end + last.length
  }
}
