import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { listNotices } from "@/lib/notices/queries"
import { excludeLine, judgeLine } from "../../apart/commands"
import { newTreatment } from "../testing"
import { tellOfRefills } from "./commands"

const { sql: connection, database: worker } = openDatabase(testDatabase().workerUrl, 2)
afterAll(() => Promise.all([connection.end(), closeDatabase()]))

let here: Awaited<ReturnType<typeof newTreatment>>
beforeEach(async () => {
  here = await newTreatment()
})

const told = async (actor: Actor) => (await listNotices(actor, "fr")).filter(({ about }) => about === "refill").length

describe("Before a box is empty", () => {
  it.each([
    ["a day too early", 16, 0],
    ["on that day", 14, 1],
    ["later, after a night when nothing ran", 4, 1],
    ["when it is empty already", 0, 1],
  ])("Jeanne is told once, and never twice: %s", async (_, dosesLeft, times) => {
    const { jeanne, count } = here
    await count({ dosesLeft })
    await tellOfRefills(worker)
    await Promise.all([tellOfRefills(worker), tellOfRefills(worker)])
    expect(await told(jeanne)).toBe(times)
    const traces = await asSuperuser(
      (sql) => sql`select 1 from audit_events where patient_id = ${here.patientId} and action = 'line.refill_told'`,
    )
    expect(traces).toHaveLength(times)
  })

  it("she is told again of the next box, by mail without a word of what it is", async () => {
    const { jeanne, count } = here
    const address = await confirmAddress(jeanne)
    for (const dosesLeft of [12, 10]) {
      await count({ dosesLeft })
      await tellOfRefills(worker)
    }
    expect(await told(jeanne)).toBe(2)
    expect(JSON.stringify(await mailsTo(address))).not.toMatch(/Metformine|boîte|prise|traitement|médicament/i)
  })

  it("Claire is told where Jeanne chose so, and leads to the line", async () => {
    const { jeanne, claire, patientId, which, count } = here
    await count({ tellsPatient: false, caregiverAccountId: claire.accountId })
    await tellOfRefills(worker)
    expect([await told(claire), await told(jeanne)]).toEqual([1, 0])
    const line = { about: "refill", spaceId: patientId, subjectId: which.lineId }
    expect(await listNotices(claire, "fr")).toMatchObject([{ ...line, name: "Jeanne Lefèvre" }])
  })

  it("who helps is told whom it is about, on the page alone; Jeanne is not told her own name", async () => {
    const { jeanne, claire, count } = here
    const address = await confirmAddress(claire)
    await count({ caregiverAccountId: claire.accountId })
    await tellOfRefills(worker)
    expect((await listNotices(jeanne, "fr")).map(({ name }) => name)).toEqual([null])
    expect((await listNotices(claire, "fr")).map(({ name }) => name)).toEqual(["Jeanne Lefèvre"])
    expect(JSON.stringify(await mailsTo(address))).not.toMatch(/Jeanne|Lefèvre,? |Metformine/)
  })

  const KEPT: [string, () => Promise<unknown>][] = [
    ["kept from her", () => here.edit((access) => excludeLine(access, here.which, here.claire.accountId, true))],
    ["called intimate", () => here.edit((access) => judgeLine(access, here.which, true))],
    ["over", () => asSuperuser((sql) => sql`update medications set ended_on = '2026' where id = ${here.which.lineId}`)],
    ["taken away", () => asSuperuser((sql) => sql`update medications set deleted_at = now() where id = ${here.which.lineId}`)],
    [
      "a mistake",
      () => asSuperuser((sql) => sql`update medications set state = 'entered_in_error' where id = ${here.which.lineId}`),
    ],
    [
      "not to be read by anybody yet",
      () =>
        asSuperuser(
          (sql) =>
            sql`update medications set marks = '{INVISIBLE_PATIENT}', announce_on = current_date + 9 where id = ${here.which.lineId}`,
        ),
    ],
    [
      "of an access that ended",
      () =>
        asSuperuser((sql) => sql`update delegations set closes_at = now(), ends_at = now() where patient_id = ${here.patientId}`),
    ],
    [
      "of an access that no longer holds treatments",
      () =>
        asSuperuser((sql) => sql`update delegations set permissions = '{view:allergies}' where patient_id = ${here.patientId}`),
    ],
  ]
  it.each(KEPT)("Claire is told nothing of a treatment that is, meanwhile, %s", async (_, change) => {
    const { claire, count } = here
    await count({ tellsPatient: false, caregiverAccountId: claire.accountId })
    await change()
    await tellOfRefills(worker)
    expect(await told(claire)).toBe(0)
  })
})
