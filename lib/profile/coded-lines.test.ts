import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import type { LineCode } from "./codes/rules"
import { addLine, changeLine } from "./commands"
import { getLine } from "./queries"

afterAll(closeDatabase)

const SECTION = "allergies" as const

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:allergies", "add:allergies"]))
})

const of = (lineId: string) => ({ section: SECTION, lineId })
const as = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:allergies"], (access) => work(access))
const sayCoded = async (actor: Actor, code: LineCode) => {
  const lineId = randomUUID()
  await as(actor, (access) => addLine(access, { ...of(lineId), content: { label: "Pénicilline" }, code }))
  return lineId
}
const read = (actor: Actor, lineId: string) => as(actor, (access) => getLine(access, SECTION, lineId))
const row = async (lineId: string) => (await asSuperuser((sql) => sql`select * from allergies where id = ${lineId}`))[0]
const change = async (actor: Actor, lineId: string, label: string, version = 1) =>
  as(actor, (access) => changeLine(access, { ...of(lineId), version, content: { label } }))

describe("The code of a line", () => {
  it("is what a professional gives it, with whose it is, and none that anybody else sends", async () => {
    const code = { system: "snomed", code: "91936005" } as const
    const coded = await sayCoded(morel, code)
    expect(await row(coded)).toMatchObject({ code: "91936005", code_system: "http://snomed.info/sct" })
    for (const reader of [morel, jeanne, claire]) expect((await read(reader, coded)).code).toEqual(code)
    await change(morel, coded, "Amoxicilline")
    expect((await read(morel, coded)).code).toBeNull()
    for (const actor of [jeanne, claire])
      expect(await row(await sayCoded(actor, code))).toMatchObject({ code: null, code_system: null })
  })

  it("says nothing of a code whose system has no name here", async () => {
    const lineId = await sayCoded(morel, { system: "atc", code: "J01CA04" })
    await asSuperuser((sql) => sql`update allergies set code = 'X1', code_system = 'urn:oid:1.2.3' where id = ${lineId}`)
    expect((await read(morel, lineId)).code).toBeNull()
  })

  it("begins as intimate when its code is of what is", async () => {
    const lineId = await sayCoded(morel, { system: "atc", code: "G03AA07" })
    expect(await row(lineId)).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "sexual_health" })
  })
})
