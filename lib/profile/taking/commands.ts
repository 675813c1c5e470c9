import "server-only"
import { beginning, type ItemApart } from "@/lib/access/apart"
import { keepApart, keepSource } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { changeLine, forgetNone, writeLine } from "../commands"
import { judgeLine } from "../judging/rules"
import { requireLine } from "../queries"
import { FIELDS, type LineContent, type LineOrigin, type LineSection } from "../rules"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }
type Taken = { content: LineContent; origin: LineOrigin; apart: ItemApart }

/**
 * Writes down what a document says, signed by who takes it, with the document that says so. It begins as close as the document:
 * as intimate, as hidden from professionals, and kept from the same caregivers.
 */
export async function takeLine(access: Any, { section, lineId }: Which, taken: Taken & { saysNone: boolean }): Promise<void> {
  const { content, origin, apart, saysNone } = taken
  const judged = judgeLine({ section, content, code: origin.code }, false)
  const words = { ...wordsOf(section, content), label: content.label, saysNone }
  const isNew = await writeLine(access, { section, lineId }, { ...words, ...columnsOf(origin), ...beginning(judged, apart) })
  if (!isNew) return
  await keepSource(access, section, lineId, origin)
  await keepApart(access, section, lineId, apart)
  await forgetNone(access, section, saysNone ? lineId : undefined)
}

/**
 * Says in a line of one's own what a document says: its words take the place of those of the line, which stay in its history.
 * What the document does not say stays as it was.
 * @throws ConflictError for somebody else's line, and when it was changed meanwhile
 */
export async function replaceWords(access: Any, which: Which & { version: number }, taken: Omit<Taken, "apart">): Promise<void> {
  const { section, lineId } = which
  const { content: before } = await requireLine(access, section, lineId)
  const content = { ...before, ...wordsOf(section, taken.content), label: taken.content.label }
  await changeLine(access, { ...which, content, more: columnsOf(taken.origin) })
  await keepSource(access, section, lineId, taken.origin)
}

/** What a document says in the fields that its section has. */
const wordsOf = (section: LineSection, content: LineContent): Partial<LineContent> =>
  Object.fromEntries(FIELDS[section].flatMap((field) => (content[field] ? [[field, content[field]]] : [])))

const columnsOf = ({ documentId, documentVersion, entry, code }: LineOrigin) => ({
  sourceDocumentId: documentId,
  sourceDocumentVersion: documentVersion,
  sourceEntry: entry,
  codeSystem: code?.system ?? null,
  code: code?.code ?? null,
})
