import "server-only"
import { and, eq, isNull, ne, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { itemVersions } from "@/drizzle/schema/items"
import { lineTable } from "@/drizzle/schema/profile"
import { keepPlace } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { signatureOf } from "@/lib/access/signature"
import { NotFoundError, OvertakenError } from "@/lib/errors"
import { confirmedBy, requireAdding, requireMine, UNCONFIRMED, updateLine } from "./changing/commands"
import { CODE_SYSTEMS, type LineCode } from "./codes/rules"
import { judgedAgain, judgeLine } from "./judging/rules"
import { codeOfChoice } from "./medicines/queries"
import { type Choice, chosenCode, cisOf } from "./medicines/rules"
import { linesById } from "./queries"
import { type LineContent, type LineSection, mayRewrite, NONE_CODES, NONE_SYSTEM, type ProfileLine } from "./rules"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }
type New = Which & { content: LineContent; intimate?: "yes"; code?: LineCode | null; medicine?: Choice }
type Changed = Which & Omit<Rewritten, "more"> & { medicine?: Choice }
/** `more` is what goes with new words: their code, and where they come from. */
type Rewritten = { version: number; content: LineContent; more: PgUpdateSetSource<ReturnType<typeof lineTable>> }

/**
 * Writes a line down, signed by who says it. What somebody says whom the patient let in waits for her or a professional to confirm
 * it; what she says herself, who answers for a child, or a professional says, stands. The same form sent twice is one line.
 */
export async function addLine(access: Any, { section, lineId, content, intimate, code, medicine }: New): Promise<void> {
  // A code is a professional's to give: nobody else is asked for one. A medicine of the list is chosen by anybody.
  const given = code && access.scope.items.kind === "professional" ? kept(code) : null
  const judged = judgeLine({ section, content, code: given }, intimate === "yes")
  const chosen = section === "medications" ? await codeOfChoice(access, medicine) : null
  const coded = given ? { codeSystem: given.system, code: given.code } : chosen
  await writeLine(access, { section, lineId }, { ...content, ...coded, ...judged })
  await forgetNone(access, section)
}

/**
 * Says that there is nothing of a section, as somebody's own word with its day.
 * @throws NotFoundError for a section of which nobody can say so
 */
export async function addNone(access: Any, { section, lineId }: Which, label: string): Promise<void> {
  const code = NONE_CODES[section]
  if (!code) throw new NotFoundError()
  await writeLine(access, { section, lineId }, { label, saysNone: true, codeSystem: NONE_SYSTEM, code, sensitivity: "not" })
  await forgetNone(access, section, lineId)
}

/** A code as it is kept, with the address of its system. */
const kept = ({ system, code }: LineCode) => ({ system: CODE_SYSTEMS[system].address, code })

type Values = PgUpdateSetSource<ReturnType<typeof lineTable>> & { label: string; sensitivity: string }

/** Writes a line down with its signature; false for one that is there already: the same form was sent twice. */
export async function writeLine(access: Any, { section, lineId }: Which, values: Values): Promise<boolean> {
  requireAdding(access, section)
  const { tx, patientId, scope } = access
  const row = { ...values, ...(await signatureOf(access)), patientId }
  const [made] = await tx
    .insert(lineTable(section))
    .values({ ...row, id: lineId } as Inserted)
    .onConflictDoNothing()
    .returning({ id: lineTable(section).id })
  const action = made ? "line.added" : "profile.listed"
  access.trace({ action, permission: `add:${section}`, resourceIds: made ? [made.id] : [] })
  if (made && scope.items.kind === "professional") await keepPlace(access, section, made.id)
  return made !== undefined
}
type Inserted = ReturnType<typeof lineTable>["$inferInsert"]

/** Who had said that there is nothing, and now says that there is something, no longer says so. */
export async function forgetNone({ tx, patientId, actor }: Any, section: LineSection, except?: string) {
  const table = lineTable(section)
  const isOwn = and(eq(table.patientId, patientId), eq(table.authorAccountId, actor.accountId), eq(table.saysNone, true))
  const isOther = except === undefined ? undefined : ne(table.id, except)
  await tx
    .update(table)
    .set({ deletedAt: sql`now()`, version: sql`${table.version} + 1` })
    .where(and(isOwn, isOther, isNull(table.deletedAt)))
}

/**
 * Changes what a line says; what it said stays in its history. Who only helps has it confirmed again. Under another name it is no
 * longer what a document said; of another topic it is judged again, and may then be none that its writer reads.
 * @throws ConflictError when somebody else changed it meanwhile: both are shown then
 */
export async function changeLine(access: Any, input: Changed): Promise<{ isStillRead: boolean }> {
  const line = await requireMine(access, input, "line.changed", mayRewrite)
  const more = await moreOf(access, line, input)
  await rewriteLine(access, line, { ...input, more: { ...more, ...judgedAgain(line, input) } })
  const { section, lineId } = input
  return { isStillRead: (await linesById(access, section, eq(lineTable(section).id, lineId))).length > 0 }
}

/** A code and a document speak of the words that they came with; another medicine of the list is not what they said either. */
async function moreOf(access: Any, line: ProfileLine, { content, medicine }: Changed): Promise<Rewritten["more"]> {
  const before = cisOf(line.code)
  const now = line.section === "medications" ? chosenCode(medicine) : null
  const isSameMedicine = now ? now === before : !(before && medicine)
  if (content.label === line.content.label && isSameMedicine) return {}
  if (!now) return OF_NO_DOCUMENT
  const coded = now === before ? { codeSystem: CODE_SYSTEMS.cis.address, code: now } : await codeOfChoice(access, medicine)
  return { ...OF_NO_DOCUMENT, ...coded }
}

const OF_NO_DOCUMENT = {
  codeSystem: null,
  code: null,
  sourceDocumentId: null,
  sourceDocumentVersion: null,
  sourceEntry: null,
}

/** The same for a line that was found to be this reader's to change. */
export async function rewriteLine(access: Any, line: ProfileLine, { version, content, more }: Rewritten): Promise<void> {
  if (line.version !== version) throw new OvertakenError("profile.changed_meanwhile")
  await keepVersion(access, line)
  const author = await signatureOf(access)
  // Who corrects somebody else's words stands for them; one's own wait again where they did.
  const standing = line.author.isYou ? { ...UNCONFIRMED, state: author.state } : { ...confirmedBy(author), state: "confirmed" }
  await updateLine(access, line, { ...content, ...more, saysNone: false, ...standing })
}

async function keepVersion(
  { tx, patientId, actor }: Any,
  { section, id: itemId, version, content, saysNone, state }: ProfileLine,
) {
  const by = { replacedByAccountId: actor.accountId, replacedByName: actor.displayName }
  await tx.insert(itemVersions).values({ patientId, section, itemId, version, ...by, content: { ...content, saysNone, state } })
}
