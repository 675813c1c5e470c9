import { sql as statement } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { newVaccination } from "../testing"
import { confirmVaccination, refuseVaccination } from "./commands"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:vaccinations", "add:vaccinations"]))
})

const confirm = (actor: Actor, id: string, version = 1) =>
  withAccess(actor, patientId, ["act:vaccinations"], (access) => confirmVaccination(access, id, version))
const refuse = (actor: Actor, id: string, version = 1) =>
  withAccess(actor, patientId, ["act:vaccinations"], (access) => refuseVaccination(access, id, version))
const row = async (id: string) =>
  (await asSuperuser((db) => db`select * from vaccinations where patient_id = ${patientId} and id = ${id}`))[0]
const told = (action: string) =>
  asSuperuser((db) => db`select actor_account_id from audit_events where patient_id = ${patientId} and action = ${action}`)

describe("What a caregiver proposed", () => {
  it("is confirmed by the patient or by a professional, by name and for good", async () => {
    const first = await newVaccination(claire, patientId)
    await confirm(jeanne, first)
    expect(await row(first)).toMatchObject({
      state: "confirmed",
      confirmed_by_account_id: jeanne.accountId,
      confirmed_by_kind: "patient",
      confirmed_by_name: "Jeanne Lefèvre",
    })
    const second = await newVaccination(claire, patientId, { against: "zoster" })
    await confirm(morel, second)
    expect(await row(second)).toMatchObject({
      state: "confirmed",
      confirmed_by_kind: "professional",
      confirmed_by_profession: "10",
    })
    expect(await told("vaccination.confirmed")).toHaveLength(2)
    await expect(confirm(jeanne, first, 2)).rejects.toThrow("vaccinations.changed_meanwhile")
  })

  it("is refused by either, and stays so", async () => {
    const id = await newVaccination(claire, patientId)
    await refuse(morel, id)
    expect(await row(id)).toMatchObject({ state: "entered_in_error", confirmed_at: null })
    const before = await row(id)
    for (const actor of [jeanne, morel]) await expect(confirm(actor, id, 2)).rejects.toThrow("vaccinations.changed_meanwhile")
    expect(await row(id)).toEqual(before)
  })

  it("is answered by nobody who only helps, and nothing changes", async () => {
    const id = await newVaccination(claire, patientId)
    const before = await row(id)
    await expect(confirm(claire, id)).rejects.toThrow("act:vaccinations")
    await expect(refuse(claire, id)).rejects.toThrow("act:vaccinations")
    await expect(confirm(await newActor("Victor Noël"), id)).rejects.toThrow()
    expect(await row(id)).toEqual(before)
  })

  it("is answered once when two answer at the same time", async () => {
    const id = await newVaccination(claire, patientId)
    const answers = await Promise.allSettled([confirm(jeanne, id), refuse(morel, id)])
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await row(id)).toMatchObject({ version: 2 })
  })
})

describe("What the patient wrote", () => {
  it("is confirmed by a professional too, once, and refused by nobody", async () => {
    const id = await newVaccination(jeanne, patientId)
    await expect(refuse(morel, id)).rejects.toThrow("vaccinations.changed_meanwhile")
    await confirm(morel, id)
    expect(await row(id)).toMatchObject({ author_kind: "patient", confirmed_by_kind: "professional", state: "confirmed" })
    await expect(confirm(morel, id, 2)).rejects.toThrow("vaccinations.changed_meanwhile")
  })
})

describe("The database", () => {
  /** Writes past the commands, as the portal would for this person. */
  const write = (actor: Actor, id: string, set: ReturnType<typeof statement>) =>
    portalDatabase()
      .transaction(async (tx) => {
        await identify(tx, actor, [patientId])
        await tx.execute(
          statement`update vaccinations set ${set}, version = version + 1 where patient_id = ${patientId} and id = ${id}`,
        )
        return "written"
      })
      .catch(brokenConstraint)

  it("lets nobody change a byte of what a professional wrote, and lets the patient say who sees it", async () => {
    const id = await newVaccination(morel, patientId)
    const before = await row(id)
    for (const set of [
      statement`lot = 'Z9'`,
      statement`given_on = '2020'`,
      statement`deleted_at = now()`,
      statement`state = 'entered_in_error'`,
      statement`said_at = now()`,
      statement`confirmed_at = now(), confirmed_by_kind = 'patient', confirmed_by_name = 'Jeanne'`,
    ])
      for (const actor of [jeanne, claire]) expect(await write(actor, id, set)).toBe("vaccination_of_a_professional")
    expect(await row(id)).toEqual(before)
    expect(await write(jeanne, id, statement`marks = '{N,MASQUE_PS}'`)).toBe("written")
    expect(await write(morel, id, statement`lot = 'Z9'`)).toBe("written")
  })

  it("lets nobody confirm a proposal of their own, or change somebody else's line without deciding for the patient", async () => {
    const [proposed, hers] = [await newVaccination(claire, patientId), await newVaccination(jeanne, patientId)]
    const before = [await row(proposed), await row(hers)]
    expect(await write(claire, proposed, statement`state = 'confirmed'`)).toBe("vaccination_of_its_author")
    expect(await write(claire, hers, statement`lot = 'Z9'`)).toBe("vaccination_of_its_author")
    expect(await write(morel, hers, statement`deleted_at = now()`)).toBe("vaccination_of_its_author")
    expect([await row(proposed), await row(hers)]).toEqual(before)
  })

  it("never brings back what was refused", async () => {
    const id = await newVaccination(claire, patientId)
    await refuse(jeanne, id)
    expect(await write(jeanne, id, statement`state = 'confirmed'`)).toBe("vaccination_refused_for_good")
    expect(await row(id)).toMatchObject({ state: "entered_in_error" })
  })
})
