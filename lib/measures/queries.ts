import "server-only"
import { and, desc, eq, gte, isNull, lte, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { isAnyOf } from "@/drizzle/any-of"
import { MEASURE_CODES, SHOWN_KINDS, type ShownKind } from "@/drizzle/measure-vocabulary"
import { practised } from "@/drizzle/practised"
import { documents } from "@/drizzle/schema/documents"
import { itemSources } from "@/drizzle/schema/items"
import { measures } from "@/drizzle/schema/measures"
import { AUTHOR_KINDS, ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import { ofSource, readableSource, sourceColumns, sourceOf } from "@/lib/access/item-source"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import { isUuid } from "@/lib/platform/uuid"
import { kindOfCode, type MeasureLine, type OneMeasure, readingOf } from "./rules"
import type { MeasureFilters } from "./schema"

type Viewing = PatientAccess<"view:measures">
const PAGE = 20

export type MeasurePage = { lines: MeasureLine[]; older: string | null }

/** The latest twenty by when they were measured, or those that come after a cursor; of all, or of what waits for an answer. */
export async function listMeasures(access: Viewing, filters: MeasureFilters): Promise<MeasurePage> {
  const rows = await listStatement(access, filters)
  const shown = rows.slice(0, PAGE)
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: shown.map(({ id }) => id) })
  const last = shown.at(-1)
  return {
    lines: shown.map((row) => lineOf(row, access.scope.actorAccountId)),
    older: last && rows.length > PAGE ? encodeCursor(last) : null,
  }
}

/** The latest of each kind of measure, for a first page: one look into the index for each kind, however many there are. */
export async function listLastMeasures(access: Viewing): Promise<MeasureLine[]> {
  const { tx, patientId, scope } = access
  const latest = tx
    .select(COLUMNS)
    .from(measures)
    .where(and(visible(patientId, scope), stands, isOfKind(sql`kinds.code`)))
    .orderBy(measures.code, desc(measures.measuredAt), desc(measures.id))
    .limit(1)
    .as("latest")
  const codes = sql.param(Object.values(MEASURE_CODES))
  const found = await tx.select().from(sql`unnest(${codes}::text[]) kinds (code)`).crossJoinLateral(latest)
  const rows = found.map((row) => row.latest)
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, scope.actorAccountId)).sort((a, b) => Number(b.measuredAt) - Number(a.measuredAt))
}

/** What stood before each of these, of the same kind and at the same moment of the day's meals, by its id. */
export async function listBefore(access: Viewing, lines: readonly MeasureLine[]): Promise<Record<string, MeasureLine>> {
  const { tx, patientId, scope } = access
  if (lines.length === 0) return {}
  const last = alias(measures, "last")
  const before = tx
    .select(COLUMNS)
    .from(measures)
    .where(
      and(
        ...[visible(patientId, scope), stands, isOfKind(last.code)],
        sql`${measures.mealMoment} is not distinct from ${last.mealMoment}`,
        sql`(${measures.measuredAt}, ${measures.id}) < (${last.measuredAt}, ${last.id})`,
      ),
    )
    .orderBy(measures.code, desc(measures.measuredAt), desc(measures.id))
    .limit(1)
    .as("before")
  const ids = lines.map(({ id }) => id)
  const rows = await tx
    .select()
    .from(last)
    .crossJoinLateral(before)
    .where(and(eq(last.patientId, patientId), isAnyOf(last.id, ids)))
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: rows.map((row) => row.before.id) })
  return Object.fromEntries(rows.map((row) => [row.last.id, lineOf(row.before, scope.actorAccountId)]))
}

/**
 * One measure, for who may see it.
 * @throws NotFoundError for none, or none that this person may see
 */
export async function requireMeasure(access: Viewing, id: string): Promise<OneMeasure> {
  const { tx, patientId, scope } = access
  const [row] = isUuid(id)
    ? await tx
        .select({ ...COLUMNS, ...OF_ONE, ...sourceColumns(measures, patientId) })
        .from(measures)
        .leftJoin(documents, readableSource(measures, patientId, scope))
        .leftJoin(itemSources, ofSource(measures, patientId))
        .where(and(visible(patientId, scope), eq(measures.id, id)))
    : []
  if (!row) throw new NotFoundError()
  access.trace({ action: "measure.viewed", permission: "view:measures", resourceIds: [id] })
  const { importId, enteredAt, answeredAt, marks, sensitivity } = row
  const line = lineOf(row, scope.actorAccountId)
  return {
    ...line,
    ...{ enteredAt, answeredAt },
    source: sourceOf(row, scope.items.kind === "all" || line.author.isYou),
    imported: importId ? { importId, on: enteredAt } : null,
    apart: access.may("edit:measures") && { isHidden: marks.includes("MASQUE_PS"), isSensitive: sensitivity === "sensitive" },
  }
}

/** The kinds of which something may be seen: one look into the index for each. */
export async function listKinds({ tx, patientId, scope }: Viewing): Promise<ShownKind[]> {
  const one = tx
    .select({ code: measures.code })
    .from(measures)
    .where(and(visible(patientId, scope), isOfKind(sql`kinds.code`)))
    .orderBy(measures.code)
    .limit(1)
    .as("one")
  const codes = sql.param(Object.values(MEASURE_CODES))
  const rows = await tx.select({ code: one.code }).from(sql`unnest(${codes}::text[]) kinds (code)`).crossJoinLateral(one)
  const found: ShownKind[] = rows.map(({ code }) => kindOfCode(code))
  if (found.includes("weight") && found.includes("height")) found.push("bmi")
  return SHOWN_KINDS.filter((kind) => found.includes(kind))
}

/** What the one who looks may see of a patient, as SQL over the table of measures. */
export const visible = (patientId: string, scope: Scope) =>
  and(eq(measures.patientId, patientId), isNull(measures.deletedAt), itemsWithin(measures, scope))

/**
 * One kind, for a statement that goes by code first: said as a range, so that no index but the one by kind gives its order. Said
 * as equality, Postgres may follow what is newest of every kind, ten thousand glycaemias for the one height before them.
 */
const isOfKind = (code: SQLWrapper) => and(gte(measures.code, code), lte(measures.code, code))

/** What was refused stays in the list, with who refused it, and counts nowhere else. */
export const stands = ne(measures.state, "entered_in_error")

/** What a line is made of. */
export const COLUMNS = {
  id: measures.id,
  code: measures.code,
  value: measures.value,
  systolic: measures.systolic,
  diastolic: measures.diastolic,
  mealMoment: measures.mealMoment,
  arm: measures.arm,
  position: measures.position,
  unusualConfirmed: measures.unusualConfirmed,
  answeredBy: measures.answeredByName,
  measuredAt: measures.measuredAt,
  state: measures.state,
  authorKind: measures.authorKind,
  authorAccountId: measures.authorAccountId,
  authorName: measures.authorName,
  authorRelation: measures.authorRelation,
  authorProfession: practised(measures.authorProfession, measures.authorAccountId).as("profession"),
}

/** What is asked besides of one measure that has its page. */
const OF_ONE = {
  importId: measures.importId,
  enteredAt: measures.enteredAt,
  answeredAt: measures.answeredAt,
  marks: measures.marks,
  sensitivity: measures.sensitivity,
}

/** The statement of the list, apart so that a test can ask Postgres how it is read. */
function listStatement({ tx, patientId, scope }: Viewing, { older, waiting }: MeasureFilters) {
  return tx
    .select({
      ...COLUMNS,
      micros: sql<string>`(extract(epoch from ${measures.measuredAt}) * 1000000)::bigint::text`,
    })
    .from(measures)
    .where(and(visible(patientId, scope), waiting && eq(measures.state, "proposed"), beyond(older)))
    .orderBy(desc(measures.measuredAt), desc(measures.id))
    .limit(PAGE + 1)
}

function beyond(cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${measures.measuredAt}, ${measures.id}) < (${instant}, ${cursor.id}::uuid)`
}

type Row = Omit<Awaited<ReturnType<typeof listStatement>>[number], "micros">

/** A row as a line, for who reads it. */
export function lineOf(row: Row, readerId: string): MeasureLine {
  return {
    id: row.id,
    reading: readingOf(row),
    measuredAt: row.measuredAt,
    state: oneOf(ITEM_STATES, row.state),
    unusualConfirmed: row.unusualConfirmed,
    answeredBy: row.answeredBy,
    author: {
      kind: oneOf(AUTHOR_KINDS, row.authorKind),
      name: row.authorName,
      relation: row.authorRelation,
      profession: row.authorProfession,
      isYou: row.authorAccountId === readerId,
    },
  }
}
