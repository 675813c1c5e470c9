import { and, eq, isNull, sql } from "drizzle-orm"
import fc from "fast-check"
import type postgres from "postgres"
import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { measureDays } from "@/drizzle/schema/measure-days"
import { measures } from "@/drizzle/schema/measures"
import { CONFIDENTIALITY_MARKS, SENSITIVE_TOPICS } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { itemsWithin } from "@/lib/access/items-within"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { addMeasure } from "../commands"

/** What is kept of a day says the same as its measures, one by one, to whoever looks, whatever became of them. */

const RUNS = process.env.RELAIS_DEEP ? 2_000 : 25
afterAll(closeDatabase)

const judged = fc.oneof(
  fc.record({ sensitivity: fc.constant("sensitive"), topic: fc.constantFrom<string | null>(...SENSITIVE_TOPICS) }),
  fc.record({ sensitivity: fc.constantFrom("not", "not_yet_judged"), topic: fc.constant(null) }),
)
const marks = fc
  .subarray([...CONFIDENTIALITY_MARKS])
  .filter((set) => !(set.includes("INVISIBLE_PATIENT") && set.includes("MASQUE_PS")))
const AUTHORS = ["jeanne", "claire", "morel", "caron"] as const
const KIND = { jeanne: "patient", claire: "caregiver", morel: "professional", caron: "professional" }
const measure = fc.record({
  ...{ author: fc.constantFrom(...AUTHORS), judged, marks, value: fc.integer({ min: 400, max: 1_200 }) },
  // Three days, on both sides of midnight in Paris.
  minutesAgo: fc.integer({ min: 60, max: 4_320 }),
})
const happening = fc.record({
  what: fc.constantFrom("hidden", "judged", "refused", "confirmed", "taken", "gone", "excluded", "included"),
  which: fc.nat(30),
  ...{ judged, marks },
})
const story = fc.record({
  laid: fc.array(measure, { minLength: 1, maxLength: 12 }),
  told: fc.array(happening, { maxLength: 10 }),
  topics: fc.subarray(["not_yet_judged", ...SENSITIVE_TOPICS]),
})
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never

let people: Record<"claire" | "paul" | "morel" | "caron", Actor>
beforeAll(async () => {
  people = {
    claire: await newActor("Claire Lefèvre"),
    paul: await newActor("Paul Lefèvre"),
    morel: await newActor("Anne Morel", "professional"),
    caron: await newActor("Julie Caron", "professional"),
  }
})

async function layOut({ topics }: Story) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { claire, paul, morel, caron } = people
  const given = { permissions: ["view:measures"], documentGroups: [] }
  await newDelegation(jeanne, patientId, claire, { ...given, sensitiveTopics: topics })
  await newDelegation(jeanne, patientId, paul, { ...given, sensitiveTopics: [] })
  await newTeamMember(jeanne, patientId, morel, { isAttendingDoctor: true })
  await newTeamMember(jeanne, patientId, caron)
  return { jeanne, patientId, ...people }
}
type Laid = Awaited<ReturnType<typeof layOut>>

type Row = { tx: postgres.Sql; patientId: string; id: string; claire: Actor } & Pick<Story["told"][number], "judged" | "marks">

const announceOn = (set: readonly string[]) => (set.includes("INVISIBLE_PATIENT") ? "2099-12-31" : null)

/** What becomes of a measure, as the database is told of it. */
const HAPPENINGS = {
  hidden: ({ tx, patientId, id, marks: set }: Row) =>
    tx`update measures set marks = ${set}, announce_on = ${announceOn(set)} where patient_id = ${patientId} and id = ${id}`,
  judged: ({ tx, patientId, id, judged: { sensitivity, topic } }: Row) =>
    tx`update measures set sensitivity = ${sensitivity}, sensitive_topic = ${topic} where patient_id = ${patientId} and id = ${id}`,
  refused: ({ tx, patientId, id }: Row) =>
    tx`update measures set state = 'entered_in_error' where patient_id = ${patientId} and id = ${id}`,
  confirmed: ({ tx, patientId, id }: Row) =>
    tx`update measures set state = 'confirmed' where patient_id = ${patientId} and id = ${id}`,
  taken: ({ tx, patientId, id }: Row) =>
    tx`update measures set deleted_at = now() where patient_id = ${patientId} and id = ${id}`,
  gone: ({ tx, patientId, id }: Row) => tx`delete from measures where patient_id = ${patientId} and id = ${id}`,
  excluded: ({ tx, patientId, id, claire }: Row) =>
    tx`insert into item_exclusions (patient_id, section, item_id, account_id)
      select patient_id, 'measures', id, ${claire.accountId} from measures where patient_id = ${patientId} and id = ${id}
      on conflict do nothing`,
  included: ({ tx, patientId, id }: Row) => tx`delete from item_exclusions where patient_id = ${patientId} and item_id = ${id}`,
}

async function measureAll(tx: postgres.Sql, laid: Laid, measured: Story["laid"]): Promise<string[]> {
  const { patientId } = laid
  for (const { author, judged: as, marks: set, value, minutesAgo } of measured)
    await tx`insert into measures (patient_id, author_kind, author_account_id, author_name, state, sensitivity, sensitive_topic, marks,
        announce_on, measured_at, entered_at, code, unit, value)
      values (${patientId}, ${KIND[author]}, ${laid[author].accountId}, ${author}, ${author === "claire" ? "proposed" : "confirmed"},
        ${as.sensitivity}, ${as.topic}, ${set}, ${announceOn(set)}, date_trunc('hour', now()) - make_interval(mins => ${minutesAgo}), now(),
        '29463-7', 'kg', ${value / 10})
      on conflict do nothing`
  const rows = await tx`select id from measures where patient_id = ${patientId} order by id`
  return rows.map(({ id }) => id as string)
}

/** A statement a happening, past the guards of who may do it: what is tested only reads. */
const happen = (laid: Laid, { laid: measured, told }: Story) =>
  asSuperuser(async (tx) => {
    const ids = await measureAll(tx, laid, measured)
    for (const { what, which, ...as } of told)
      await HAPPENINGS[what]({ tx, ...laid, id: ids[which % ids.length] as string, ...as })
  })

type Day = { day: string; n: number; waits: number; first: string; last: string; sum: number; least: number; most: number }

/** The days of what somebody may see, as they are kept, and as the measures say. */
function bothWays(access: PatientAccess<"view:measures">) {
  const { tx, patientId, scope } = access
  access.trace({ action: "measure.listed", permission: "view:measures" })
  return Promise.all([
    tx.execute<Day>(sql`select day::text, sum(count)::int as n, sum(waits)::int as waits, min(first_at)::text as first, max(last_at)::text as last,
        round(sum(sum)::numeric, 3)::float8 as sum, min(least) as least, max(most) as most
      from ${measureDays} where ${and(eq(measureDays.patientId, patientId), itemsWithin(measureDays, scope))} group by day order by day`),
    tx.execute<Day>(sql`select (measured_at at time zone 'Europe/Paris')::date::text as day, count(*)::int as n,
        count(*) filter (where state = 'proposed')::int as waits, min(measured_at)::text as first, max(measured_at)::text as last,
        sum(value)::float8 as sum, min(value)::float8 as least, max(value)::float8 as most
      from ${measures} where ${and(eq(measures.patientId, patientId), isNull(measures.deletedAt), itemsWithin(measures, scope))}
        and state <> 'entered_in_error' group by 1 order by 1`),
  ])
}

it("What is kept of each day says what its measures say, to whoever may see some of them", async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(story, async (given) => {
      const laid = await layOut(given)
      await happen(laid, given)
      for (const reader of [laid.jeanne, laid.claire, laid.paul, laid.morel, laid.caron]) {
        const [kept, counted] = await withAccess(reader, laid.patientId, ["view:measures"], bothWays)
        expect([...kept]).toEqual([...counted])
        seen += kept.length
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  expect(seen).toBeGreaterThan(RUNS)
}, 600_000)

it("Two people who write of one day at once both find their measure in it", async () => {
  const { jeanne, claire, patientId } = await layOut({ laid: [], told: [], topics: [] })
  const at = new Date(Date.now() - 3_600_000)
  const write = (actor: Actor, permissions: ["add:measures"], value: number) =>
    withAccess(actor, patientId, permissions, async (access) => {
      await addMeasure(access, { reading: { kind: "weight", value }, measuredAt: at })
      await access.tx.execute(sql`select pg_sleep(0.1)`)
    })
  await asSuperuser(
    (tx) =>
      tx`update delegations set permissions = '{view:measures,add:measures}' where caregiver_account_id = ${claire.accountId}`,
  )
  await Promise.all([write(jeanne, ["add:measures"], 70), write(claire, ["add:measures"], 71)])
  const [day] = await asSuperuser(
    (tx) => tx`select sum(count)::int as n, max(most) as most from measure_days where patient_id = ${patientId}`,
  )
  expect(day).toEqual({ n: 2, most: 71 })
})

it("What is kept of a day is written by nobody, and goes with what it is of", async () => {
  const { jeanne, patientId } = await layOut({ laid: [], told: [], topics: [] })
  await withAccess(jeanne, patientId, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "weight", value: 70 }, measuredAt: null }),
  )
  const days = () => asSuperuser((tx) => tx`select * from measure_days where patient_id = ${patientId}`)
  const before = await days()
  expect(before).toHaveLength(1)
  for (const gesture of [
    sql`update measure_days set count = 2 where patient_id = ${patientId}`,
    sql`delete from measure_days where patient_id = ${patientId}`,
    sql`insert into measure_days select * from measure_days where patient_id = ${patientId}`,
  ])
    await expect(
      withAccess(jeanne, patientId, ["view:measures"], async (access) => {
        access.trace({ action: "measure.listed", permission: "view:measures" })
        await access.tx.execute(gesture)
      }),
    ).rejects.toThrow("permission denied")
  expect(await days()).toEqual(before)
  await asSuperuser((tx) => tx`delete from measures where patient_id = ${patientId}`)
  expect(await days()).toEqual([])
})
