import "server-only"
import { and, desc, eq, gte, inArray, isNull, lt, ne, notInArray, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { auditEvents, auditPlaces } from "@/drizzle/schema/audit"
import { documents } from "@/drizzle/schema/documents"
import type { AuditOutcome, Basis } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import { linesWithin } from "@/lib/access/lines-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction, Permission } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { actorOf, type People, readPeople, readsWhole } from "./actors/queries"
import { type CarePerson, readCarePeople } from "./people/queries"
import { actionsOf, BY_CALENDAR, BY_CARD, type JournalActor, type JournalEntry, ROUTINE } from "./rules"
import { type JournalFilters, journalFilters } from "./schema"
import { endOfPage, endOfVisits } from "./visits/rules"

type AnyAccess = PatientAccess<never>

type JournalPage = { entries: JournalEntry[]; older: string | null; isOwn: boolean }
/** What somebody else did, and whose account it was. */
type OthersLine = { accountId: string; entry: JournalEntry }
export type JournalPerson = { id: string; actor: JournalActor }

const PAGE_SIZE = 60
const LONGEST_PAGE = 300
const FEW_LINES = 30
/** A page that is read without the portal holds so many; the copy with its proof holds all. */
const MOST_LEAVING = 5_000
const NOTHING_ASKED = journalFilters.parse({})

/**
 * The journal, newest first: whole for the patient, and for anybody else only their own lines. Nothing is said of a
 * document before its patient may see it, and no title to somebody who may not see the document now.
 */
export async function listJournal(access: AnyAccess, filters: JournalFilters): Promise<JournalPage> {
  const { shown, isLast } = await readPage(access, filters)
  const entries = await readEntries(access, shown)
  const isOwn = readsWhole(access)
  access.trace({ action: "journal.read", permission: isOwn ? "view:journal" : undefined })
  const last = isLast ? undefined : shown.at(-1)
  return { entries, older: last ? `${last.micros}_${last.id}` : null, isOwn }
}

/**
 * What others did in the space on their last visits, so many, newest first: no refusal, and nothing that its patient or the portal
 * did. Few lines are read at first, since a visit is seldom longer.
 */
export async function listOthersLines(access: PatientAccess<"view:journal">, visits: number): Promise<JournalEntry[]> {
  const { actorAccountId, action, outcome } = auditEvents
  // Whoever is nobody, the portal's own jobs, is not "other than" anybody.
  // Nor is a calendar that reads by itself a visit.
  const isVisit = and(eq(outcome, "done"), ne(action, BY_CALENDAR))
  const isOthers = and(ne(actorAccountId, access.scope.actorAccountId), isVisit)
  const few = await readRows(access, isOthers, FEW_LINES)
  const end = endOfVisits(few, visits)
  const rows = end === null && few.length === FEW_LINES ? await readRows(access, isOthers) : few
  return readEntries(access, rows.slice(0, end ?? LONGEST_PAGE))
}

/**
 * One line that somebody else left, for its patient.
 * @throws NotFoundError for her own, for what the portal did by itself, and for what the journal does not show
 */
export async function getOthersLine(access: PatientAccess<"view:journal">, lineId: string): Promise<OthersLine> {
  const isOthers = and(eq(auditEvents.id, lineId), ne(auditEvents.actorAccountId, access.scope.actorAccountId))
  const rows = isUuid(lineId) ? await readRows(access, isOthers, 1) : []
  access.trace({ action: "journal.read", permission: "view:journal" })
  const [entry] = await readEntries(access, rows)
  if (entry?.actor.kind !== "person") throw new NotFoundError()
  return { accountId: entry.actorKey, entry }
}

/** A line with its instant. */
export type LeavingLine = JournalEntry & { at: Date }

/** The lines as the page begins with them, the newest first, for a file that leaves: so many, and whether there are more. */
export async function listLeavingLines(
  access: PatientAccess<"view:journal">,
): Promise<{ entries: LeavingLine[]; isMore: boolean }> {
  const rows = await readRows(access, and(matching(NOTHING_ASKED), othersFirst(access, NOTHING_ASKED)), MOST_LEAVING + 1)
  access.trace({ action: "journal.read", permission: "view:journal" })
  const shown = rows.slice(0, MOST_LEAVING)
  const entries = await readEntries(access, shown)
  const at = (index: number) => new Date(Number(shown[index]?.micros) / 1_000)
  return { entries: entries.map((entry, index) => ({ ...entry, at: at(index) })), isMore: rows.length > MOST_LEAVING }
}

/** Everybody who stands in the patient's journal, so that it can be narrowed to one of them; for nobody else. */
export async function listJournalPeople(access: AnyAccess): Promise<JournalPerson[]> {
  if (!readsWhole(access)) return []
  const rows = await access.tx
    .select({ actorId: auditEvents.actorAccountId, professionCode: sql<string | null>`max(${auditEvents.professionCode})` })
    .from(auditEvents)
    .where(and(linesWithin(access.patientId, access.scope), ne(auditEvents.action, "journal.read")))
    .groupBy(auditEvents.actorAccountId)
  const people = await readPeople(access, rows)
  return rows.map((row) => ({ id: row.actorId ?? "relais", actor: actorOf(access, { ...row, place: null }, people) }))
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

/** A page ends where a visit does, so that none is told as two: within so many lines, for somebody who never pauses. */
async function readPage(access: AnyAccess, filters: JournalFilters) {
  const rows = await readRows(access, and(matching(filters), othersFirst(access, filters)))
  const shown = rows.slice(0, endOfPage(rows, PAGE_SIZE) ?? LONGEST_PAGE)
  return { shown, isLast: shown.length === rows.length }
}

function readRows(access: AnyAccess, asked: SQL | undefined, most = LONGEST_PAGE + 1) {
  const day = sql<string>`to_char(${auditEvents.occurredAt} at time zone 'Europe/Paris', 'YYYY-MM-DD')`
  const time = sql<string>`to_char(${auditEvents.occurredAt} at time zone 'Europe/Paris', 'FMHH24:MI')`
  const micros = sql<string>`(extract(epoch from ${auditEvents.occurredAt}) * 1000000)::bigint::text`
  const { id, action, outcome, permission, preview, basis, resourceIds, delegationId, actorAccountId: actorId } = auditEvents
  // Where a professional was lies apart, and is read for the patient alone.
  const isPlaceOf = and(eq(auditPlaces.patientId, auditEvents.patientId), eq(auditPlaces.eventId, id))
  return access.tx
    .select({
      id,
      day,
      time,
      micros,
      actorId,
      action,
      outcome,
      permission,
      preview,
      basis,
      delegationId,
      resourceIds,
      professionCode: auditEvents.professionCode,
      place: auditPlaces.structureName,
    })
    .from(auditEvents)
    .leftJoin(auditPlaces, readsWhole(access) ? isPlaceOf : sql`false`)
    .where(and(linesWithin(access.patientId, access.scope), asked))
    .orderBy(desc(auditEvents.occurredAt), desc(auditEvents.id))
    .limit(most)
}

/** What the reader asked for; readings of the journal itself are shown only to who asks for them. */
function matching({ person, kind, from, to, before }: JournalFilters): SQL | undefined {
  const { action, outcome, actorAccountId, occurredAt, id } = auditEvents
  const midnight = (day: string, days: number) => sql`((${day}::date + ${days}::int)::timestamp at time zone 'Europe/Paris')`
  const kinds = kind && inArray(action, actionsOf(kind))
  const place = before && sql`('epoch'::timestamptz + ${before.micros}::bigint * interval '1 microsecond', ${before.id}::uuid)`
  return and(
    kind === "refusals" ? or(kinds, ne(outcome, "done")) : (kinds ?? ne(action, "journal.read")),
    person === "relais" ? isNull(actorAccountId) : person ? eq(actorAccountId, person) : undefined,
    from ? gte(occurredAt, midnight(from, 0)) : undefined,
    to ? lt(occurredAt, midnight(to, 1)) : undefined,
    place && sql`(${occurredAt}, ${id}) < ${place}`,
  )
}

/** What the patient reads again and again herself is shown when she asks for it: the journal is about who else came. */
function othersFirst(access: AnyAccess, { own, person, kind }: JournalFilters): SQL | undefined {
  if (!readsWhole(access) || own || person || kind) return undefined
  const isSomebodyElse = sql`${auditEvents.actorAccountId} is distinct from ${access.scope.actorAccountId}`
  const isTold = or(notInArray(auditEvents.action, ROUTINE), eq(auditEvents.action, BY_CALENDAR))
  return or(isSomebodyElse, isTold, ne(auditEvents.outcome, "done"))
}

/** Titles by document, of those inside the reader's scope now; a deleted one keeps its title for its patient alone. */
async function readTitles(access: AnyAccess, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await access.tx
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, access.patientId),
        isAnyOf(documents.id, ids),
        itemsWithin(documents, access.scope),
        readsWhole(access) ? undefined : isNull(documents.deletedAt),
      ),
    )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function readEntries(access: AnyAccess, rows: Row[]): Promise<JournalEntry[]> {
  const resourceIds = [...new Set(rows.flatMap((row) => row.resourceIds))]
  const [titles, people, care] = await Promise.all([
    readTitles(access, resourceIds),
    readPeople(access, rows),
    readCarePeople(access, rows),
  ])
  return rows.map((row) => entryOf(access, row, { titles, people, care }))
}

type Known = { titles: Map<string, string>; people: People; care: Map<string, CarePerson> }

function entryOf(access: AnyAccess, row: Row, { titles, people, care }: Known): JournalEntry {
  const { id, day, time, preview, resourceIds, delegationId } = row
  const given = people.caregivers.find((caregiver) => resourceIds.includes(caregiver.id))
  const treated = resourceIds.flatMap((resource) => care.get(resource) ?? []).find(({ accountId }) => accountId !== row.actorId)
  const about = given ?? treated
  const actor = row.action === BY_CARD ? ({ kind: "card" } as const) : actorOf(access, row, people)
  return {
    id,
    day,
    time,
    preview,
    actorKey: row.actorId ?? actor.kind,
    actor,
    professionalId: actor.kind === "person" && actor.face === "professional" ? row.actorId : null,
    // A CHECK built from the same lists holds these words.
    action: row.action as AuditAction,
    outcome: row.outcome as AuditOutcome,
    permission: row.permission as Permission | null,
    basis: row.basis as Basis | null,
    accessSince: people.caregivers.find((caregiver) => caregiver.id === delegationId)?.since ?? null,
    titles: resourceIds.flatMap((resource) => titles.get(resource) ?? []),
    documentCount: resourceIds.length,
    resources: resourceIds,
    person: about ? { name: about.name, own: about.accountId === access.scope.actorAccountId } : null,
  }
}
