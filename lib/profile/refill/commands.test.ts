import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { excludeLine, hideLine, judgeLine } from "../apart/commands"
import { addLine, changeLine } from "../commands"
import { getLine } from "../queries"
import { changeLineSchema } from "../schema"
import { stopRefill } from "./commands"
import { getSupply, listLow } from "./queries"
import { setRefillSchema } from "./schema"
import { LABEL, newTreatment } from "./testing"

afterAll(closeDatabase)

let here: Awaited<ReturnType<typeof newTreatment>>
beforeEach(async () => {
  here = await newTreatment()
})

const look = <Result>(actor: Actor, work: (access: PatientAccess<"view:medications">) => Promise<Result>) =>
  withAccess(actor, here.patientId, ["view:medications"], async (access) => {
    access.trace({ action: "line.viewed", permission: "view:medications", resourceIds: [here.which.lineId] })
    return work(access)
  })
const row = async () => (await asSuperuser((sql) => sql`select * from refills where patient_id = ${here.patientId}`))[0]
const low = async (actor: Actor) => (await look(actor, listLow)).map(({ label, daysLeft }) => `${daysLeft} ${label}`)

describe("What is left of Jeanne's treatment", () => {
  it("is counted once, and read by whoever reads its line", async () => {
    const { jeanne, claire, morel, which, count } = here
    await count()
    for (const actor of [jeanne, claire, morel])
      expect(await look(actor, (access) => getSupply(access, which.lineId))).toMatchObject({ dosesLeft: 12, daysLeft: 6 })
    expect([await low(jeanne), await low(claire)]).toEqual([[`6 ${LABEL}`], [`6 ${LABEL}`]])
    await count({ dosesLeft: 60 })
    expect([await low(jeanne), await row()]).toMatchObject([[], { doses_left: 60, told_at: null }])
  })

  it("is counted by the week where it is taken so, and told of so many days before", async () => {
    const { jeanne, patientId, which, count } = here
    const typed = { patientId, ...which, dosesLeft: "4", doses: "1", daysBefore: "7", tellsPatient: "yes" }
    const { dosesADay, dosesAWeek } = setRefillSchema.parse({ ...typed, per: "week" })
    expect([dosesADay, dosesAWeek]).toEqual([null, 1])
    expect(setRefillSchema.parse({ ...typed, per: "day" })).toMatchObject({ dosesADay: 1, dosesAWeek: null })
    expect(setRefillSchema.safeParse({ ...typed, per: "month" }).success).toBe(false)
    await count({ dosesLeft: 4, dosesADay, dosesAWeek })
    expect(await look(jeanne, (access) => getSupply(access, which.lineId))).toMatchObject({ dosesAWeek: 1, daysLeft: 28 })
    expect(await low(jeanne)).toEqual([])
    await count({ dosesLeft: 1, dosesADay, dosesAWeek })
    expect(await low(jeanne)).toEqual([`7 ${LABEL}`])
    await count()
    expect(await row()).toMatchObject({ doses_a_day: 2, doses_a_week: null })
  })

  it("stays readable, with its day, where it was counted in the line before, whatever the line says next", async () => {
    const { jeanne, patientId, which } = here
    await asSuperuser(
      (sql) => sql`update medications set doses_left = 3, doses_counted_on = '2026-05-02' where id = ${which.lineId}`,
    )
    const said = { patientId, ...which, version: "1", label: LABEL, dose: "Un comprimé" }
    await withAccess(jeanne, patientId, ["add:medications"], (access) => changeLine(access, changeLineSchema.parse(said)))
    const line = await look(jeanne, (access) => getLine(access, "medications", which.lineId))
    expect(line).toMatchObject({ content: { dose: "Un comprimé", dosesLeft: 3 }, dosesCountedOn: "2026-05-02" })
  })

  it("is said of a line that a professional wrote, whose words stay", async () => {
    const { jeanne, morel, patientId, count } = here
    const theirs = { section: "medications" as const, lineId: randomUUID() }
    await withAccess(morel, patientId, ["add:medications"], (access) =>
      addLine(access, { ...theirs, content: { label: "Ramipril 5 mg" } }),
    )
    await count(theirs)
    expect(await low(jeanne)).toEqual(["6 Ramipril 5 mg"])
  })

  it("is read by nobody from whom the line is kept, and is over with the treatment", async () => {
    const { jeanne, claire, morel, which, edit, count } = here
    await count()
    await edit((access) => excludeLine(access, which, claire.accountId, true))
    await edit((access) => hideLine(access, which, true))
    expect([await low(claire), await low(morel), await low(jeanne)]).toEqual([[], [], [`6 ${LABEL}`]])
    await edit((access) => changeLine(access, { ...which, version: 2, content: { label: LABEL, endedOn: "2026" } }))
    expect(await low(jeanne)).toEqual([])
    await expect(count()).rejects.toThrow(NotFoundError)
  })

  it("is counted and stopped by her alone, for somebody who reads the line: else nothing changes", async () => {
    const { claire, morel, which, edit, count } = here
    await count()
    const before = await row()
    for (const actor of [claire, morel]) {
      await expect(count({ dosesLeft: 1 }, actor)).rejects.toThrow("edit:medications")
      await expect(edit((access) => stopRefill(access, which.lineId), actor)).rejects.toThrow("edit:medications")
    }
    await edit((access) => judgeLine(access, which, true))
    for (const caregiverAccountId of [claire.accountId, morel.accountId, randomUUID()])
      await expect(count({ caregiverAccountId })).rejects.toThrow(InvalidInputError)
    await expect(edit((access) => stopRefill(access, randomUUID()))).rejects.toThrow(NotFoundError)
    expect(await row()).toEqual(before)
    await edit((access) => stopRefill(access, which.lineId))
    expect(await row()).toBeUndefined()
  })
})
