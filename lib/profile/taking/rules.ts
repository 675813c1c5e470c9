import { beginning, closer, type ItemApart, type Judged } from "@/lib/access/apart"
import { judgeLine } from "../judging/rules"
import { FIELDS, type LineContent, type LineOrigin, type LineSection } from "../rules"

/** What a document says, with its code, and how it is set apart. */
export type Said = { content: LineContent; code: LineOrigin["code"]; apart: ItemApart }
type Rewording = { section: LineSection; content: LineContent; judged: Judged }

/** What a document says in the fields that its section has. */
export const wordsOf = (section: LineSection, content: LineContent): Partial<LineContent> =>
  Object.fromEntries(FIELDS[section].flatMap((field) => (content[field] ? [[field, content[field]]] : [])))

/** What a line says once its words are those of a document; what the document does not say stays. */
export const contentOnceReplaced = ({ section, content }: Omit<Rewording, "judged">, said: LineContent): LineContent => ({
  ...content,
  ...wordsOf(section, said),
  label: said.label,
})

/** How a line is set apart once its words are those of a document; null where the two are apart for two reasons, and are not joined. */
export function judgedOnceReplaced({ judged, ...line }: Rewording, { content, code, apart }: Said): Judged | null {
  const becomes = judgeLine({ section: line.section, content: contentOnceReplaced(line, content), code }, false)
  return closer(judged, beginning(becomes, apart))
}
