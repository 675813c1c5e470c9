import "server-only"
import { and, eq, gte, isNotNull, lt, notInArray, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { auditEvents } from "@/drizzle/schema/audit"
import { delegations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { Basis, Sex } from "@/drizzle/vocabulary"
import { listCircle } from "@/lib/access/circle"
import { visitsWithin } from "@/lib/access/lines-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { BY_CALENDAR, BY_CARD, type JournalActor } from "../rules"
import { daysAfter } from "../weeks/rules"
import { MOST_VISITS as MOST, type WatchedVisit, type WatchedWeek } from "./rules"

type Watching = PatientAccess<"view:visits">

/** What opens no space: a calendar that reads by itself, and a name among those whom somebody helps. */
const NO_VISIT: AuditAction[] = [BY_CALENDAR, "space.listed"]

/**
 * Who came in one week, the one that a day lies in or the one that runs: a visit ends with half an hour without a line. Of each line
 * only its instant, whose it is and by which basis is read.
 */
export async function listVisits(access: Watching, asked?: string): Promise<WatchedWeek> {
  const { tx, patientId } = access
  const [found] = await tx.execute<{ monday: string; current: string; opened: string }>(sql`
    select date_trunc('week', least(coalesce(${asked ?? null}::date, today), today))::date::text as monday,
      date_trunc('week', today)::date::text as current,
      (select (${patients.openedAt} at time zone 'Europe/Paris')::date::text from ${patients}
        where ${patients.patientId} = ${patientId}) as opened
    from (select (now() at time zone 'Europe/Paris')::date as today) clock`)
  const { monday = "", current = "", opened = "" } = found ?? {}
  access.trace({ action: "visit.listed", permission: "view:visits" })
  const isInWeek = and(gte(auditEvents.occurredAt, midnight(monday)), lt(auditEvents.occurredAt, midnight(daysAfter(monday, 7))))
  const visits = await readVisits(access, isInWeek)
  return {
    monday,
    sunday: daysAfter(monday, 6),
    previous: opened < monday ? daysAfter(monday, -7) : null,
    next: monday < current ? daysAfter(monday, 7) : null,
    visits: visits.slice(0, MOST),
    isMore: visits.length > MOST,
  }
}

/** One visit of somebody else, by a line that it left. @throws NotFoundError for one's own, and for what is shown to nobody */
export async function requireVisit(access: Watching, visitId: string): Promise<WatchedVisit> {
  access.trace({ action: "visit.listed", permission: "view:visits" })
  const { id, occurredAt } = auditEvents
  const [line] = isUuid(visitId)
    ? await access.tx
        .select({ day: sql<string>`(${occurredAt} at time zone 'Europe/Paris')::date::text` })
        .from(auditEvents)
        .where(and(comings(access), eq(id, visitId)))
    : []
  if (!line) throw new NotFoundError()
  const isThatDay = and(gte(occurredAt, midnight(line.day)), lt(occurredAt, midnight(daysAfter(line.day, 1))))
  const [visit] = await readVisits(access, isThatDay, sql`having ${visitId}::uuid = any (array_agg(id))`)
  if (!visit || visit.who.kind === "you") throw new NotFoundError()
  return visit
}

/** A person whom the patient asked to watch with her, by the access that lets them. */
export type Watcher = { delegationId: string; name: string }

/** Who may see who comes, besides the patient; for the patient alone. */
export async function listWatchers(access: PatientAccess<"view:journal">): Promise<Watcher[]> {
  const circle = await listCircle(access, "view:visits")
  return circle.flatMap(({ name, scope: { delegationId } }) => (delegationId ? [{ delegationId, name }] : []))
}

const midnight = (day: string): SQL => sql`(${day}::date::timestamp at time zone 'Europe/Paris')`

/** Lines of whoever came in, besides the patient herself; no refusal, no preview, and none of the portal's own jobs. */
function comings({ patientId, scope }: Watching): SQL | undefined {
  const { actorAccountId, outcome, preview, action } = auditEvents
  const holder = sql`(select ${patients.holderAccountId} from ${patients} where ${patients.patientId} = ${patientId})`
  const isVisit = and(eq(outcome, "done"), eq(preview, false), notInArray(action, NO_VISIT))
  const isSomebody = or(isNotNull(actorAccountId), eq(action, BY_CARD))
  return and(visitsWithin(patientId, scope), isVisit, isSomebody, sql`${actorAccountId} is distinct from ${holder}`)
}

type Row = {
  id: string
  first_id: string
  actor_id: string | null
  profession: string | null
  basis: Basis | null
  day: string
  first: string
  last: string
}

async function readVisits(access: Watching, asked: SQL | undefined, having = sql``): Promise<WatchedVisit[]> {
  const { id, actorAccountId, professionCode, basis, occurredAt } = auditEvents
  const clock = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Paris', 'FMHH24:MI')`
  const rows = await access.tx.execute<Row>(sql`
    with lines as (
      select ${id} as id, ${actorAccountId} as actor_id, ${professionCode} as profession, ${basis} as basis, ${occurredAt} as at,
        (${occurredAt} at time zone 'Europe/Paris')::date::text as day
      from ${auditEvents} where ${and(comings(access), asked)}),
    paused as (select *, at - lag(at) over (partition by actor_id, day order by at, id) > interval '30 minutes' as begins from lines),
    counted as (select *, count(*) filter (where begins) over (partition by actor_id, day order by at, id) as nth from paused)
    select (array_agg(id order by at desc, id desc))[1] as id,
      (array_agg(id order by at, id))[1] as first_id, actor_id, day, max(profession) as profession,
      (array_agg(basis order by at desc) filter (where basis is not null))[1] as basis,
      ${clock(sql`min(at)`)} as first, ${clock(sql`max(at)`)} as last
    from counted group by actor_id, day, nth ${having} order by max(at) desc, 1 limit ${MOST + 1}`)
  const who = await readWho(access, rows)
  return rows.map((row) => ({
    ...{ id: row.id, firstId: row.first_id, day: row.day, firstTime: row.first, time: row.last, basis: row.basis },
    who: who(row),
  }))
}

type Known = { name: string; sex: Sex | null; relation: string | null }
type Named = { account_id: string; display_name: string; sex: Sex | null }

/** The names of who came, as anybody may know them who helps: of a professional, and of whoever was given an access here. */
async function readWho({ tx, patientId, scope }: Watching, rows: readonly Row[]) {
  const ids = [...new Set(rows.flatMap(({ actor_id }) => actor_id ?? []))]
  const { caregiverAccountId: accountId, caregiverName: name, relation, createdAt } = delegations
  const helpers = await tx
    .select({ accountId, name, relation })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), isAnyOf(accountId, ids)))
    .orderBy(createdAt)
  const found = await tx.execute<Named>(sql`
    select account_id, display_name, sex from relais.named_professionals(string_to_array(${ids.join(",")}, ',')::uuid[])`)
  const byId = new Map<string, Known>([
    ...found.map((one) => [one.account_id, { name: one.display_name, sex: one.sex, relation: null }] as const),
    ...helpers.map((one) => [one.accountId ?? "", { name: one.name, sex: null, relation: one.relation }] as const),
  ])
  return ({ actor_id: id, profession }: Row): JournalActor => {
    if (id === null) return { kind: "card" }
    if (id === scope.actorAccountId) return { kind: "you" }
    const { name, sex, relation } = byId.get(id) ?? { name: null, sex: null, relation: null }
    const face = profession ? ("professional" as const) : ("citizen" as const)
    return { kind: "person", name, face, relation, sex, professionCode: profession, place: null }
  }
}
