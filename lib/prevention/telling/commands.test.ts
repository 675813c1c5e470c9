import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { TASKS } from "@/lib/access/tasks"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { listNotices } from "@/lib/notices/queries"
import { silencePrevention } from "../commands"
import { dayAgo, newAnswer, PREVENTION } from "../testing"
import { tellPrevention } from "./commands"

const { sql, database: worker } = openDatabase(testDatabase().workerUrl, 2)
afterAll(() => sql.end())

let marc: Actor
let patientId: string
let his: string
beforeEach(async () => {
  marc = await newActor("Marc Lefèvre")
  patientId = await newPatient(marc)
  his = await confirmAddress(marc)
  await asSuperuser(
    (db) =>
      db`update patients set sex = 'male', birth_date = ((now() - interval '62 years')::date)::text where patient_id = ${patientId}`,
  )
})

const told = async (actor = marc) => (await listNotices(actor, "fr")).filter(({ about }) => about === "prevention").length
/** So many days go by: what was looked at and told lies that much further back. */
const days = (count: number) =>
  asSuperuser(async (db) => {
    await db`update prevention_looks set looked_on = looked_on - ${count}::int where patient_id = ${patientId}`
    await db`alter table prevention_told disable trigger all`
    await db`update prevention_told set told_at = told_at - make_interval(days => ${count}) where patient_id = ${patientId}`
    await db`alter table prevention_told enable trigger all`
  })
const born = () =>
  asSuperuser(async (db) => (await db`select birth_date from patients where patient_id = ${patientId}`)[0]?.birth_date)
const due = async () => {
  await newAnswer(marc, patientId, "depistage-colorectal", { kind: "no_high_risk" })
  await newAnswer(marc, patientId, "depistage-colorectal", { kind: "never" })
}

describe("What is due is told", () => {
  it("once, however many workers look, by a mail that says nothing of what", async () => {
    await Promise.all([1, 2, 3].map(() => tellPrevention(worker)))
    await tellPrevention(worker)
    expect(await told()).toBe(1)
    const mails = await mailsTo(his)
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/bilan|dépistage|cancer|recto|capacités/i)
  })

  it("one thing in seven days at most, and the worker's days away are not made up for", async () => {
    await due()
    await tellPrevention(worker)
    for (let day = 1; day < 7; day++) {
      await days(1)
      await tellPrevention(worker)
    }
    expect(await told()).toBe(1)
    await days(4)
    await tellPrevention(worker)
    await tellPrevention(worker)
    expect(await told()).toBe(2)
    await days(30)
    await tellPrevention(worker)
    // Both were told, and nothing else is due.
    expect(await told()).toBe(2)
  })

  it("is nothing that the record answers, that was silenced or that has to be asked first", async () => {
    await newAnswer(marc, patientId, "bilan-prevention", { kind: "done", day: await dayAgo(1) })
    await tellPrevention(worker)
    expect(await told()).toBe(0)
    await due()
    await withAccess(marc, patientId, ["edit:prevention"], silencePrevention)
    await days(1)
    await tellPrevention(worker)
    expect(await told()).toBe(0)
  })

  it("is told to the person alone, with a line of the job", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(marc, patientId, claire, PREVENTION)
    await tellPrevention(worker)
    expect([await told(), await told(claire)]).toEqual([1, 0])
    const lines = await asSuperuser(
      (db) => db`select task, actor_account_id from audit_events where patient_id = ${patientId} and action = 'prevention.told'`,
    )
    expect(lines).toEqual([{ task: "prevention.tell", actor_account_id: null }])
  })

  it("is told of no space that is shut", async () => {
    await asSuperuser(async (db) => {
      await db`alter table patients disable trigger all`
      await db`update patients set closing_asked_at = now() - interval '5 days' where patient_id = ${patientId}`
      await db`alter table patients enable trigger all`
    })
    await tellPrevention(worker)
    expect((await asSuperuser((db) => db`select from prevention_told where patient_id = ${patientId}`)).length).toBe(0)
  })
})

describe("The day of birth and the sex of somebody", () => {
  const traits = (job: string) =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.task', ${job}, true)`
      return [...(await tx`select birth_date, sex from relais.traits_for_rules(${[patientId]}::uuid[])`)]
    })

  it("are given to the job that asks the rules, and to no other", async () => {
    expect(await traits("prevention.tell")).toEqual([{ birth_date: await born(), sex: "male" }])
    for (const job of TASKS.filter((one) => one !== "prevention.tell")) expect(await traits(job)).toEqual([])
    expect(await traits("")).toEqual([])
  })

  it("are in no column that the worker reads", async () => {
    for (const column of ["birth_date", "sex"])
      await expect(sql.begin((tx) => tx`select ${tx(column)} from patients`)).rejects.toThrow("permission denied")
  })
})
