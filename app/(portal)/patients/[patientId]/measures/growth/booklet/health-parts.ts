import { type Saying, sayContent, sayLabel, sayProvenance } from "@/components/profile/line-words"
import type { Paper } from "@/lib/platform/letters/paper"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import { wordsIn } from "@/lib/words/translator"

type Health = { section: LineSection; lines: ProfileLine[] }

/** The sections of the profile that the reader may view, as parts of the booklet; of any other there is no word. */
export function healthParts(
  sections: readonly Health[],
  language: Paper["language"],
  none: string,
  patientName: string,
): Paper["parts"] {
  const t = wordsIn(language, "profile")
  const saying = { t, language, patientName }
  return sections.map(({ section, lines }) => ({
    title: t(`sections.${section}`),
    hint: lines.length === 0 ? none : undefined,
    things: lines.map((line) => ({ name: sayLabel(line, saying), lines: linesOf(line, saying) })),
  }))
}

/** Whoever prints it, the same words: nobody is "you" on paper. */
function linesOf(line: ProfileLine, saying: Saying): string[] {
  const { section, content, dosesCountedOn, author, confirmed } = line
  const told = {
    ...line,
    author: { ...author, isYou: false, relation: null },
    confirmed: confirmed && { ...confirmed, isYou: false },
  }
  const waits = line.state === "proposed" ? [saying.t("states.proposed")] : []
  return [...sayContent(section, content, dosesCountedOn, saying), sayProvenance(told, saying), ...waits]
}
