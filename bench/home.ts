import type postgres from "postgres"
import { MEASURES } from "@/drizzle/measure-vocabulary"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { listOpenConsultations } from "@/lib/care-circle/queries"
import { listAnswersDue } from "@/lib/delegation/queries"
import { listDocuments } from "@/lib/documents/queries"
import { listOthersLines } from "@/lib/journal/queries"
import { lastVisits } from "@/lib/journal/visits/rules"
import { listLastMeasures } from "@/lib/measures/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { recordVisit } from "@/lib/space/commands"
import { countNewItems } from "@/lib/space/news/queries"
import { getPreviousVisit, getSpaceHeader } from "@/lib/space/queries"
import { countToConfirm } from "@/lib/space/to-confirm/queries"
import { actorOf, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, quantile, ratio, timed } from "./rounds"

type Size = { rounds: number; homes: number; visits: number }
const MEASURES_OF_A_KIND = 300

/** The first page of a space in which every block is full, beside that of a space with nothing in it: their transactions. */
export async function measureHome(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_home")
  try {
    const { holders, caregivers, longRecord: nothing } = await makeCrowd(database, { documents: 1_000, longRecord: 0 })
    const [everything, caregiver] = [holders[0] as Reader, caregivers[0] as Reader]
    return await asPortal(database.portalUrl, async () => {
      for (let visit = 0; visit < size.visits; visit++) await comeIn(caregiver)
      await fill(database, everything, nothing)
      const { full, empty } = await inTurn(
        { full: p50(everything, true, size.homes), empty: p50(nothing, false, size.homes) },
        size.rounds,
      )
      const detail = `${median(full).toFixed(1)} over ${median(empty).toFixed(1)} ms, after ${size.visits} visits of a caregiver.`
      return [
        figure(
          "home",
          "a home with everything ÷ with nothing, transactions, p50",
          ratio(full, empty),
          "ratio",
          { most: 1.3 },
          detail,
        ),
      ]
    })
  } finally {
    await database.drop()
  }
}

/** Milliseconds that such a transaction takes, at the median: less is better. */
const p50 = (reader: Reader, isFull: boolean, homes: number) => async () => {
  const taken: number[] = []
  for (let home = 0; home < homes; home++) taken.push(await timed(() => open(reader, isFull)))
  return quantile(taken, 0.5)
}

/** What the first page of one's own space asks of the database. */
async function open({ accountId, patientId }: Reader, isFull: boolean): Promise<void> {
  const found = await withAccess(
    actorOf({ accountId }),
    patientId,
    ["edit:care_circle", "view:delegations", "view:journal"],
    read,
  )
  if (found.some((number) => number > 0 !== isFull)) throw new Error(`The home holds ${found.join(", ")}`)
}

type Reading = PatientAccess<"edit:care_circle" | "view:delegations" | "view:journal">

async function read(access: Reading): Promise<number[]> {
  const [documents, measures] = [access.may("view:documents"), access.may("view:measures")]
  if (!documents || !measures) throw new Error("The person may not read her own space")
  await getSpaceHeader(access)
  const [, since] = await Promise.all([recordVisit(access), getPreviousVisit(access)])
  access.trace({ action: "space.viewed" })
  if (!since) throw new Error("Nothing is new on a first visit")
  const [answers, toConfirm, unread, news, last, , lines] = await Promise.all([
    listAnswersDue(access),
    countToConfirm(access),
    listDocuments(documents, { unread: "1" }),
    countNewItems(access, since),
    listLastMeasures(measures),
    readUnits(measures),
    listOthersLines(access, 2),
    listOpenConsultations(access),
  ])
  if (unread.lines.length === 0) await listDocuments(documents, {})
  return [answers.length, toConfirm.length, unread.lines.length, news.length, last.length, lastVisits(lines, 2).length]
}

/** A caregiver looks at the documents, as the journal keeps it. */
const comeIn = ({ accountId, patientId }: Reader) =>
  withAccess(actorOf({ accountId }), patientId, ["view:documents"], (access) => listDocuments(access, {}))

async function fill({ superuserUrl }: BenchDatabase, everything: Reader, nothing: Reader): Promise<void> {
  await asSuperuser(superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`update documents set deposited_at = now(), author_account_id = null where patient_id = ${everything.patientId}`
    for (const { patientId, accountId } of [everything, nothing]) {
      await sql`insert into space_visits (patient_id, account_id, previous_visit_at)
        values (${patientId}, ${accountId}, now() - interval '7 days')`
    }
    await layLines(sql, everything)
    // A visit every day, as of a year.
    await sql`update audit_events e set occurred_at = now() - nth * interval '1 day'
      from (select id, row_number() over (order by id) nth from audit_events where patient_id = ${everything.patientId}) own
      where e.patient_id = ${everything.patientId} and e.id = own.id`
    await sql`insert into delegations (patient_id, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
        document_groups, duration_months, at_end)
      select ${everything.patientId}, 'accepted', id, 'Lucie Bonnet', 'niece', 'everyday', '{view:documents}', '{lab_results}', 6, 'stop'
      from accounts where id = ${nothing.accountId}`
    await sql`vacuum analyze`
  })
}

/** Many measures of three kinds, and two lines in two sections of the profile, one of them to confirm; all of them new. */
async function layLines(sql: postgres.Sql, { patientId }: Reader): Promise<void> {
  for (const kind of ["weight", "heart_rate", "temperature"] as const) {
    const { code, unit } = MEASURES[kind]
    await sql`insert into measures (patient_id, author_kind, author_name, sensitivity, measured_at, code, unit, value)
      select ${patientId}, 'patient', 'Jeanne', 'not', now() - nth * interval '1 hour', ${code}, ${unit}, 37
      from generate_series(1, ${MEASURES_OF_A_KIND}::int) nth`
  }
  for (const section of ["allergies", "medications"]) {
    await sql`insert into ${sql(section)} (patient_id, author_kind, author_name, sensitivity, label, state)
      values (${patientId}, 'patient', 'Jeanne', 'not', 'Latex', 'confirmed'),
        (${patientId}, 'caregiver', 'Paul', 'not', 'Pollen', 'proposed')`
  }
}
