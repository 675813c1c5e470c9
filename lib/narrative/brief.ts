import type { NarrativeNode } from "./schema"

/** One line of a part in brief: what it is, what turns its sense round, and what is said of it. */
export type BriefLine = { heading: string; warnings: string[]; said: { label: string; value: string }[] }

/** A part of a document as it begins: nothing of it is said otherwise, and what is left out is said to be. */
export type BriefPart = {
  title: string
  /** Where its whole stands: the page of the document, and the place on it where there is one. */
  page: number
  anchor: string | null
  /** What is to be known before it is read, and why there may be nothing. */
  warnings: string[]
  remarks: string[]
  lines: BriefLine[]
  nodes: NarrativeNode[]
  lang: string | null
  /** How many things stand in it, where it has more of them than `lines`. */
  count: number | null
  /** Something of it is not here. */
  isMore: boolean
}

/** So many things of a part are short enough to stand whole; of more, one fewer is shown, with the way to all of them. */
export const MOST_IN_BRIEF = 4
/** So many letters of what its author wrote, of each part. */
export const LETTERS_IN_BRIEF = 500

/** The first of a list that is too long to be short. */
export const firstOf = <Item>(items: readonly Item[]): Item[] =>
  items.length <= MOST_IN_BRIEF ? [...items] : items.slice(0, MOST_IN_BRIEF - 1)
