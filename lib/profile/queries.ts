import "server-only"
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm"
import { practised } from "@/drizzle/practised"
import { documents } from "@/drizzle/schema/documents"
import { itemSources } from "@/drizzle/schema/items"
import { lineTable } from "@/drizzle/schema/profile"
import { AUTHOR_KINDS, ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import { ofSource, readableSource, sourceColumns, sourceOf } from "@/lib/access/item-source"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import { isUuid } from "@/lib/platform/uuid"
import { codeIn } from "./codes/rules"
import {
  ENDING,
  FIELDS,
  HIDDEN_FROM_PROFESSIONALS,
  LINE_SECTIONS,
  type LineContent,
  type LineSection,
  type ProfileLine,
} from "./rules"
import type { LineFilters } from "./schema"

type Any = PatientAccess<never>
const PAGE = 20
/** So many of each section stand on the page of the whole profile. */
const SHOWN = 5

/** Lines of one section, the latest said first; `older` leads to those that come after. */
export type SectionLines = { section: LineSection; lines: ProfileLine[]; older: string | null; hasPast: boolean }

/** The latest lines that hold now of every section that the reader may view, for one page of the whole profile. */
export async function listProfile(access: Any): Promise<SectionLines[]> {
  const sections = LINE_SECTIONS.filter((section) => access.scope.permissions.includes(`view:${section}`))
  const whole = await Promise.all(sections.map((section) => readSection(access, section, {}, SHOWN)))
  access.trace({ action: "profile.listed", resourceIds: whole.flatMap(({ lines }) => lines.map(({ id }) => id)) })
  return whole
}

/** One page of one section: what holds now, or what is over. */
export async function listLines(access: Any, section: LineSection, filters: LineFilters): Promise<SectionLines> {
  const found = await readSection(access, section, filters, PAGE)
  const permission = `view:${section}` as const
  access.trace({ action: "profile.listed", permission, resourceIds: found.lines.map(({ id }) => id) })
  return found
}

/**
 * One line, as it is now.
 * @throws NotFoundError for a line that is not there or not in the scope
 */
export async function getLine(access: Any, section: LineSection, lineId: string): Promise<ProfileLine> {
  const line = await requireLine(access, section, lineId)
  access.trace({ action: "line.viewed", permission: `view:${section}`, resourceIds: [line.id] })
  return line
}

/**
 * The same for a command, which tells what it did with it.
 * @throws NotFoundError as above
 */
export async function requireLine(access: Any, section: LineSection, lineId: string): Promise<ProfileLine> {
  if (!isUuid(lineId)) throw new NotFoundError()
  const [row] = await linesStatement(access, section, eq(lineTable(section).id, lineId)).limit(1)
  if (!row) throw new NotFoundError()
  return lineOf(section, row, access.scope)
}

/** Lines of one section that a condition names, the latest first; what asks for them tells. */
export async function linesById(access: Any, section: LineSection, which: SQL): Promise<ProfileLine[]> {
  const rows = await linesStatement(access, section, which)
  return rows.map((row) => lineOf(section, row, access.scope))
}

async function readSection(access: Any, section: LineSection, filters: LineFilters, most: number): Promise<SectionLines> {
  const { past, waiting, older } = filters
  const which = waiting === "1" ? waits(section, access.scope) : isOver(section, past === "1")
  const rows = await linesStatement(access, section, and(which, beyond(section, older))).limit(most + 1)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    section,
    lines: shown.map((row) => lineOf(section, row, access.scope)),
    older: last && rows.length > most ? encodeCursor(last) : null,
    hasPast: past !== "1" && waiting !== "1" && (await hasPast(access, section)),
  }
}

async function hasPast({ tx, patientId, scope }: Any, section: LineSection): Promise<boolean> {
  if (!ENDING.includes(section)) return false
  const [found] = await tx
    .select({ id: lineTable(section).id })
    .from(lineTable(section))
    .where(and(visible(section, patientId, scope), isOver(section, true)))
    .limit(1)
  return found !== undefined
}

const visible = (section: LineSection, patientId: string, scope: Scope) => {
  const table = lineTable(section)
  return and(eq(table.patientId, patientId), isNull(table.deletedAt), itemsWithin(table, scope))
}

/** The statement of every read of lines, with what else is asked of them. */
function linesStatement({ tx, patientId, scope }: Any, section: LineSection, also: SQL | undefined) {
  const table = lineTable(section)
  const content = Object.fromEntries(FIELDS[section].map((field) => [field, table[field]]))
  return tx
    .select({
      ...columnsOf(section),
      content: content as { label: typeof table.label },
      ...sourceColumns(table, patientId),
      micros: sql<string>`(extract(epoch from ${table.enteredAt}) * 1000000)::bigint::text`,
    })
    .from(table)
    .leftJoin(documents, readableSource(table, patientId, scope))
    .leftJoin(itemSources, ofSource(table, patientId))
    .where(and(visible(section, patientId, scope), also))
    .orderBy(desc(table.enteredAt), desc(table.id))
}

/** What somebody else said and nobody answered: a line of one's own waits for somebody else. */
function waits(section: LineSection, { actorAccountId }: Scope): SQL | undefined {
  const { state, authorAccountId } = lineTable(section)
  return and(eq(state, "proposed"), sql`${authorAccountId} is distinct from ${actorAccountId}`)
}

/** Where lines are ever over, those that are, or those that are not. */
function isOver(section: LineSection, past: boolean): SQL | undefined {
  const { endedOn } = lineTable(section)
  if (!ENDING.includes(section)) return past ? sql`false` : undefined
  return past ? isNotNull(endedOn) : isNull(endedOn)
}

function beyond(section: LineSection, cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined
  const { enteredAt, id } = lineTable(section)
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${enteredAt}, ${id}) < (${instant}, ${cursor.id}::uuid)`
}

const columnsOf = (section: LineSection) => {
  const table = lineTable(section)
  return {
    id: table.id,
    saysNone: table.saysNone,
    code: table.code,
    codeSystem: table.codeSystem,
    dosesCountedOn: (table.dosesCountedOn ?? sql<string | null>`null`) as SQL<string | null>,
    state: table.state,
    sensitivity: table.sensitivity,
    marks: table.marks,
    version: table.version,
    enteredAt: table.enteredAt,
    authorKind: table.authorKind,
    authorAccountId: table.authorAccountId,
    authorName: table.authorName,
    authorRelation: table.authorRelation,
    authorProfession: practised(table.authorProfession, table.authorAccountId),
    confirmedByAccountId: table.confirmedByAccountId,
    confirmedByKind: table.confirmedByKind,
    confirmedByName: table.confirmedByName,
    confirmedByProfession: practised(table.confirmedByProfession, table.confirmedByAccountId),
    confirmedAt: table.confirmedAt,
  }
}

type Row = Omit<Awaited<ReturnType<typeof linesStatement>>[number], "micros">

function lineOf(section: LineSection, row: Row, { actorAccountId: readerId, items }: Scope): ProfileLine {
  const { id, saysNone, dosesCountedOn, version, enteredAt } = row
  const isKnower = items.kind === "all" || row.authorAccountId === readerId
  return {
    ...{ section, id, saysNone, dosesCountedOn, version, enteredAt },
    content: row.content as LineContent,
    state: oneOf(ITEM_STATES, row.state),
    author: {
      kind: oneOf(AUTHOR_KINDS, row.authorKind),
      name: row.authorName,
      relation: row.authorRelation,
      profession: row.authorProfession,
      isYou: row.authorAccountId === readerId,
    },
    confirmed: confirmationOf(row, readerId),
    isHidden: row.marks.includes(HIDDEN_FROM_PROFESSIONALS),
    isSensitive: row.sensitivity === "sensitive",
    source: sourceOf(row, isKnower),
    code: codeIn(row.codeSystem, row.code),
  }
}

function confirmationOf(row: Row, readerId: string): ProfileLine["confirmed"] {
  const { confirmedByKind: kind, confirmedByName: name, confirmedAt: at } = row
  if (!kind || !name || !at) return null
  const isYou = row.confirmedByAccountId === readerId
  return { kind: oneOf(AUTHOR_KINDS, kind), name, profession: row.confirmedByProfession, isYou, at }
}
