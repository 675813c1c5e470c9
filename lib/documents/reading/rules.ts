/** So many letters of a text are kept and looked for: some hundred printed pages. */
export const MOST_LETTERS = 200_000

/** What of a view of a document is no word of its author: names for our own use, our labels, whom it is about. */
const NOT_SAID = new Set(
  "kind anchor styles numbering to language label patient otherPatients ins confidentiality restricted relations pages refused picture".split(
    " ",
  ),
)

/** The words of a document as its page shows them, whatever the parts it has; letters of one word that are styled apart stay one. */
export function textOfView(view: unknown): string {
  const parts: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === "string") parts.push(value, "\n")
    else if (Array.isArray(value)) value.forEach(gather)
    else if (typeof value === "object" && value !== null) gatherOf(value as Record<string, unknown>)
  }
  const gatherOf = (node: Record<string, unknown>) => {
    if (node.kind === "text" && typeof node.text === "string" && Object.keys(node).length === 2) parts.push(node.text)
    else for (const [name, inner] of Object.entries(node)) if (!NOT_SAID.has(name)) gather(inner)
    if (node.kind !== "text" && node.kind !== "link" && !isInline(node)) parts.push("\n")
  }
  gather(view)
  return tidy(parts.join(""))
}

const isInline = ({ kind, isBlock }: Record<string, unknown>) => kind === "group" && isBlock === false

/** A text as it is kept: without what no database keeps, without long blanks, no longer than what is looked for. */
export function tidy(text: string): string {
  return text
    .replaceAll("\0", "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim()
    .slice(0, MOST_LETTERS)
    .toWellFormed()
}

const MOST_WORDS = 20_000
const MOST_BYTES = 300_000
const LONGEST_WORD = 60

/** Each of these words once, as many as an index of one document holds (Postgres keeps a megabyte of them at most). */
export function eachOnce(words: readonly string[]): string[] {
  const kept: string[] = []
  let bytes = 0
  for (const word of new Set(words)) {
    if (word.length > LONGEST_WORD) continue
    bytes += Buffer.byteLength(word)
    if (bytes > MOST_BYTES || kept.length === MOST_WORDS) break
    kept.push(word)
  }
  return kept
}

/** What names the place of a text beside the words of its document. */
export const wordsPlace = (documentId: string) => `words of ${documentId}`
