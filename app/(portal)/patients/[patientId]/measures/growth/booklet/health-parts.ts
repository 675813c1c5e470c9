import { type Saying, sayContent, sayLabel, sayProvenance } from "@/components/profile/line-words"
import type { InList } from "@/lib/access/contested"
import type { Paper } from "@/lib/platform/letters/paper"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import { writeContested } from "@/lib/rectifications/listed/rules"
import { capital } from "@/lib/words/capital"
import { wordsIn } from "@/lib/words/translator"

/** Which of the lines are contested. */
type Contested = Record<string, InList>
type Health = { section: LineSection; lines: ProfileLine[] }

/** The sections of the profile that the reader may view, as parts of the booklet; of any other there is no word. */
export function healthParts(
  sections: readonly Health[],
  contested: Contested,
  language: Paper["language"],
  none: string,
  patientName: string,
): Paper["parts"] {
  const t = wordsIn(language, "profile")
  const saying = { t, language, patientName }
  return sections.map(({ section, lines }) => ({
    title: t(`sections.${section}`),
    hint: lines.length === 0 ? none : undefined,
    things: lines.map((line) => ({ name: sayLabel(line, saying), lines: linesOf(line, contested[line.id], saying) })),
  }))
}

/** Whoever prints it, the same words: nobody is "you" on paper. */
function linesOf(line: ProfileLine, inList: InList | undefined, saying: Saying): string[] {
  const { section, content, dosesCountedOn, author, confirmed } = line
  const told = {
    ...line,
    author: { ...author, isYou: false, relation: null },
    confirmed: confirmed && { ...confirmed, isYou: false },
  }
  const waits = line.state === "proposed" ? [saying.t("states.proposed")] : []
  const contested = writeContested(inList, saying.language)
  return [
    ...sayContent(section, content, dosesCountedOn, saying),
    sayProvenance(told, saying),
    ...waits,
    ...(contested ? [capital(contested)] : []),
  ]
}
