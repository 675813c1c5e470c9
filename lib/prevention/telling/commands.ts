import "server-only"
import { and, isNotNull, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Database, Transaction } from "@/drizzle/client"
import { PREVENTION_SUBJECTS } from "@/drizzle/prevention-vocabulary"
import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import { patients } from "@/drizzle/schema/patients"
import { preventionAnswers } from "@/drizzle/schema/prevention-answers"
import { preventionLooks, preventionTold } from "@/drizzle/schema/prevention-notices"
import { oneOf, SEXES } from "@/drizzle/vocabulary"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { tellPatient } from "@/lib/notices/tell"
import { listRules } from "../queries"
import { forecastPrevention } from "../rules"
import { type Said, saidOf } from "../said/rules"
import { nextToTell, type ToldOf } from "./rules"

/**
 * Job `prevention.tell`: each person with an account is told of one thing that is due and that she was not told of yet, at most one in
 * seven days, by the ways that she chose. The mail never says what. A day on which no worker ran is not made up for.
 */
export function tellPrevention(worker: Database): Promise<number> {
  let told = 0
  const step = async (task: SystemTask): Promise<Step> => {
    const { today, rules } = await readDay(task)
    const people = await takePeople(task, today)
    told += await tellThem(task, people, { today, rules })
    return stepOf(people.length)
  }
  return inSteps(worker, "prevention.tell", step).then(() => told)
}

type Day = { today: string; rules: PreventionRule[] }
type Person = { patientId: string; birthDate: string; sex: string }

async function readDay(task: SystemTask): Promise<Day> {
  const [row] = await task.tx.execute<{ today: string }>(sql`select (now() at time zone 'Europe/Paris')::date::text as today`)
  return { today: row?.today ?? "", rules: await listRules(task) }
}

/** The next people who were not asked about today; who is in the hands of another worker is left to it. */
async function takePeople({ tx }: SystemTask, today: string): Promise<Person[]> {
  const isNew = sql`not exists (select from ${preventionLooks} look where look.patient_id = ${patients.patientId} and look.looked_on >= ${today})`
  const people = await tx
    .select({ patientId: patients.patientId })
    .from(patients)
    .where(and(isNotNull(patients.holderAccountId), isNew))
    .orderBy(patients.patientId)
    .limit(STEP_ROWS)
  if (people.length === 0) return []
  await tx
    .insert(preventionLooks)
    .values(people.map(({ patientId }) => ({ patientId, lookedOn: today })))
    .onConflictDoUpdate({ target: preventionLooks.patientId, set: { lookedOn: today } })
  return listTraits(
    tx,
    people.map(({ patientId }) => patientId),
  )
}

/** The traits by which a rule concerns them, which the database gives to this job alone. */
async function listTraits(tx: Transaction, ids: readonly string[]): Promise<Person[]> {
  const rows = await tx.execute<{ patient_id: string; birth_date: string; sex: string }>(
    sql`select patient_id, birth_date, sex from relais.traits_for_rules(${sql.param(ids)}::uuid[])`,
  )
  return rows.map((row) => ({ patientId: row.patient_id, birthDate: row.birth_date, sex: row.sex }))
}

async function tellThem(task: SystemTask, people: readonly Person[], { today, rules }: Day): Promise<number> {
  const ids = people.map(({ patientId }) => patientId)
  const [said, before] = [await listSaid(task, ids), await listTold(task, ids)]
  let all = 0
  for (const { patientId, birthDate, sex } of people) {
    const facts = { birthDate, sex: oneOf(SEXES, sex), said: said.get(patientId) ?? [] }
    const told = before.get(patientId) ?? []
    const lastToldOn =
      told
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? null
    const next = nextToTell(forecastPrevention(facts, rules, today), { told, lastToldOn }, today)
    if (next) all += await tell(task, patientId, next)
  }
  return all
}

/** What was said in each of these spaces, as the rules need it. */
async function listSaid({ tx }: SystemTask, patientIds: readonly string[]): Promise<Map<string, Said[]>> {
  const { patientId, subject, kind, day, test, until } = preventionAnswers
  const rows = await tx
    .select({ patientId, subject, kind, day, test, until })
    .from(preventionAnswers)
    .where(isAnyOf(patientId, patientIds))
  return new Map([...Map.groupBy(rows, (row) => row.patientId)].map(([id, of]) => [id, of.map(saidOf)]))
}

async function listTold({ tx }: SystemTask, ids: readonly string[]): Promise<Map<string, (ToldOf & { on: string })[]>> {
  const rows = await tx
    .select({
      patientId: preventionTold.patientId,
      subject: preventionTold.subject,
      dueOn: preventionTold.dueOn,
      on: sql<string>`(${preventionTold.toldAt} at time zone 'Europe/Paris')::date::text`,
    })
    .from(preventionTold)
    .where(isAnyOf(preventionTold.patientId, ids))
  const each = rows.map((row) => ({ ...row, subject: oneOf(PREVENTION_SUBJECTS, row.subject) }))
  return Map.groupBy(each, ({ patientId }) => patientId)
}

/** The row that says so is written with what is told, or neither is. */
async function tell(task: SystemTask, patientId: string, told: ToldOf): Promise<number> {
  const made = await task.tx
    .insert(preventionTold)
    .values({ patientId, ...told })
    .onConflictDoNothing()
    .returning({ id: preventionTold.patientId })
  if (made.length === 0) return 0
  await tellPatient(task.tx, patientId, "prevention", { subject: "prevention" })
  await task.trace(patientId, [{ action: "prevention.told" }])
  return 1
}
