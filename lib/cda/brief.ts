import { type BriefPart, firstOf, LETTERS_IN_BRIEF } from "@/lib/narrative/brief"
import { openingOf } from "@/lib/narrative/opening"
import type { CdaSection } from "./schema"

/** The words around what an author wrote: `narrative` of the messages. */
type Say = (key: string, values?: Record<string, string>) => string

/** How each part of a clinical document begins, in its author's order. */
export const briefOf = (sections: readonly CdaSection[], language: string | null, say: Say): BriefPart[] =>
  sections.map((section) => partOf(section, section.language ?? language, say))

function partOf(section: CdaSection, lang: string | null, say: Say): BriefPart {
  const { title, anchor, about, aboutSome, restricted, nodes, notes, isCut, files, sections } = section
  const opening = openingOf(nodes, LETTERS_IN_BRIEF)
  const coded = section.coded ?? []
  const shown = firstOf(coded)
  const isAll = shown.length === coded.length
  return {
    ...{ title, page: 1, anchor, lang },
    warnings: [
      ...(about ? [say("about", { who: about })] : []),
      ...(aboutSome ? [say("about_some", { who: aboutSome })] : []),
      ...restricted,
    ],
    remarks: remarksOf(section, say),
    lines: shown.map((heading) => ({ heading, warnings: [], said: [] })),
    nodes: opening.nodes,
    count: isAll ? null : coded.length,
    isMore: !isAll || !opening.isWhole || isCut || notes.length + files.length + sections.length > 0,
  }
}

function remarksOf({ nodes, files, sections, coded, isCut }: CdaSection, say: Say): string[] {
  const isEmpty = nodes.length + files.length + sections.length === 0
  if (coded) return [say(coded.length === 0 ? "only_codes" : "coded")]
  if (isEmpty) return [say(isCut ? "all_cut" : "nothing")]
  return []
}
