import "server-only"
import { sql } from "drizzle-orm"
import { lineTable } from "@/drizzle/schema/profile"
import { beginning, type ItemApart } from "@/lib/access/apart"
import { keepApart, keepSource } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { requireMine } from "../changing/commands"
import { forgetNone, rewriteLine, writeLine } from "../commands"
import { judgeLine } from "../judging/rules"
import {
  HIDDEN_FROM_PROFESSIONALS,
  type LineContent,
  type LineOrigin,
  type LineSection,
  mayRewrite,
  type ProfileLine,
} from "../rules"
import { readJudged } from "./queries"
import { contentOnceReplaced, judgedOnceReplaced, wordsOf } from "./rules"

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
 * What the document does not say stays as it was; the line becomes as close as its document, and never more open.
 * @throws ConflictError for somebody else's line, when it was changed meanwhile, and where line and document are apart for two reasons
 */
export async function replaceWords(access: Any, which: Which & { version: number }, taken: Taken): Promise<void> {
  const { section, lineId, version } = which
  const { content: said, origin, apart } = taken
  const line = await requireMine(access, which, "line.changed", isOwn)
  const now = (await readJudged(access, section, [lineId])).get(lineId)
  if (!now) throw new NotFoundError()
  const judged = judgedOnceReplaced({ section, content: line.content, judged: now }, { content: said, code: origin.code, apart })
  if (!judged) throw new ConflictError("profile.not_yours_to_change")
  const { sensitivity, sensitiveTopic } = judged
  const more = { ...columnsOf(origin), sensitivity, sensitiveTopic, ...marksOf(section, apart) }
  await rewriteLine(access, line, { version, content: contentOnceReplaced(line, said), more })
  await keepSource(access, section, lineId, origin)
  await keepApart(access, section, lineId, apart)
}

/** Whoever may correct the words of others does so by hand, and not with those of a document. */
const isOwn = (reader: Any["scope"], line: ProfileLine): boolean => line.author.isYou && mayRewrite(reader, line)

/** The marks of a line with its document's beside them. */
function marksOf(section: LineSection, { isHiddenFromProfessionals }: ItemApart) {
  const { marks } = lineTable(section)
  const without = sql`array_remove(${marks}, ${HIDDEN_FROM_PROFESSIONALS})`
  return isHiddenFromProfessionals ? { marks: sql`array_append(${without}, ${HIDDEN_FROM_PROFESSIONALS})` } : {}
}

const columnsOf = ({ documentId, documentVersion, entry, code }: LineOrigin) => ({
  sourceDocumentId: documentId,
  sourceDocumentVersion: documentVersion,
  sourceEntry: entry,
  codeSystem: code?.system ?? null,
  code: code?.code ?? null,
})
