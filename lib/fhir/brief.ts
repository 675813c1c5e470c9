import { type BriefLine, type BriefPart, firstOf, LETTERS_IN_BRIEF } from "@/lib/narrative/brief"
import { openingOf } from "@/lib/narrative/opening"
import type { FhirDocumentView, FhirEntry, FhirSection } from "./schema"

/** The words that stand where an author left a part empty. */
type Say = (key: "nothing" | "all_cut") => string

/** How each part of a document begins, in its author's order, as on the first page of a record. */
export function briefOf({ sections, pages, language }: FhirDocumentView, say: Say): BriefPart[] {
  const later = pages.contents.filter(({ page }) => page !== pages.page)
  return [
    ...sections.map((section) => partOf(section, pages.page, language, say)),
    ...later.map(({ title, page, anchor }) => ({ ...EMPTY, title, page, anchor, isMore: true })),
  ]
}

const EMPTY: Omit<BriefPart, "title" | "page" | "anchor"> = {
  ...{ warnings: [], remarks: [], lines: [], nodes: [], lang: null },
  ...{ count: null, isMore: false },
}

function partOf(section: FhirSection, page: number, lang: string | null, say: Say): BriefPart {
  const { title, anchor, entries, narrative, warnings } = section
  const shown = firstOf(entries)
  // What the author wrote beside coded lines is said by them already, unless it says more.
  const words = narrative.saysMore || entries.length === 0 ? narrative.nodes : []
  const opening = openingOf(words, LETTERS_IN_BRIEF)
  const isAll = shown.length === entries.length
  return {
    ...{ title, page, anchor, warnings, lang },
    remarks: remarksOf(section, say),
    lines: shown.map(lineOf),
    nodes: opening.nodes,
    count: isAll ? null : entries.length,
    isMore:
      !isAll || !opening.isWhole || section.isCut || section.sections.length + section.more.length > 0 || shown.some(saysMore),
  }
}

function remarksOf(section: FhirSection, say: Say): string[] {
  const { saidBy, emptyReason, isCut, isContinued } = section
  const isEmpty = section.entries.length + section.more.length + section.narrative.nodes.length + section.sections.length === 0
  const isSilent = isEmpty && emptyReason === null && !isContinued
  return [saidBy, emptyReason, isSilent ? say(isCut ? "all_cut" : "nothing") : null].filter((line) => line !== null)
}

/** What a line does not hold: what its author remarked or wrote beside it, its files and its parts. */
const saysMore = ({ notes, files, parts, narrative }: FhirEntry) =>
  notes.length + files.length + parts.length + narrative.nodes.length > 0

const lineOf = ({ heading, warnings, lines: said }: FhirEntry): BriefLine => ({ heading, warnings, said })
