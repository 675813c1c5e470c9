import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDocument, newTeamMember, practiceOf } from "@/lib/access/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { removeLine } from "@/lib/profile/answering/commands"
import { withdrawRectification } from "./commands"
import { getRectification, readContested } from "./queries"
import { type ContestedRecord, newContestedRecord, newRectification } from "./testing"
import { listDesk } from "./waiting/queries"

afterAll(closeDatabase)

let { jeanne, claire, morel, caron, patientId, lineId } = {} as ContestedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, caron, patientId, lineId } = await newContestedRecord())
})

const contest = () => newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
const withdraw = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["add:rectifications"], (access) => withdrawRectification(access, id))
const get = (actor: Actor, id: string) => withAccess(actor, patientId, [], (access) => getRectification(access, id))
const besideLine = (actor: Actor) =>
  withAccess(actor, patientId, ["view:conditions"], async (access) => {
    access.trace({ action: "line.viewed" })
    return readContested(access, "conditions", lineId)
  })
const row = async (id: string) => (await asSuperuser((db) => db`select * from rectifications where id = ${id}`))[0]

describe("What is contested", () => {
  it("takes its request out of sight with it: from who helps when it is set apart, from professionals when it is hidden", async () => {
    const id = await contest()
    await asSuperuser(
      (db) => db`insert into item_exclusions (patient_id, section, item_id, account_id)
        values (${patientId}, 'conditions', ${lineId}, ${claire.accountId})`,
    )
    await asSuperuser((db) => db`update conditions set marks = '{N,MASQUE_PS}' where id = ${lineId}`)
    for (const reader of [claire, caron]) {
      expect(await besideLine(reader)).toEqual({ requests: [], mayContest: false, told: null })
      await expect(get(reader, id)).rejects.toThrow(NotFoundError)
    }
    expect(await get(morel, id)).toMatchObject({ may: { answer: true } })
  })

  it("closes its request when its author marks it as a mistake, before any answer", async () => {
    const id = await contest()
    await withAccess(morel, patientId, ["add:conditions"], (access) => removeLine(access, { section: "conditions", lineId }))
    const nothing = { answer: false, withdraw: false }
    for (const reader of [jeanne, morel]) expect(await get(reader, id)).toMatchObject({ state: "overtaken", may: nothing })
    const before = await row(id)
    await expect(withdraw(jeanne, id)).rejects.toThrow(ConflictError)
    expect(await row(id)).toEqual(before)
  })

  it("takes its request along when it is erased", async () => {
    const itemId = await newDocument(jeanne, patientId, { authorKind: "professional", authorAccountId: morel.accountId })
    const id = await newRectification(jeanne, patientId, { section: "documents", itemId })
    await asSuperuser((db) => db`delete from documents where id = ${itemId}`)
    expect(await row(id)).toBeUndefined()
  })
})

describe("A request about what nobody answers for any more", () => {
  const leave = (actor: Actor) => asSuperuser((db) => db`update accounts set closed_at = now() where id = ${actor.accountId}`)
  const told = () => asSuperuser((db) => db`select account_id from notices where kind = 'contested' and space_id = ${patientId}`)

  it("is told to nobody without an attending doctor, and says so to her alone while the month runs", async () => {
    await leave(morel)
    expect((await besideLine(jeanne)).told).toBe("nobody")
    const id = await contest()
    expect(await told()).toEqual([])
    expect(await get(jeanne, id)).toMatchObject({ state: "sent", told: "nobody", daysLeft: expect.any(Number) })
    for (const reader of [claire, caron]) expect((await get(reader, id)).told).toBeNull()
    expect((await get(caron, id)).may.answer).toBe(true)
  })

  it("waits for the attending doctor whom she chooses then, until that doctor leaves too", async () => {
    await leave(morel)
    const id = await contest()
    const levy = { ...(await newActor("Sarah Levy", "professional")), exercice: practiceOf("10") }
    await newTeamMember(jeanne, patientId, levy, { isAttendingDoctor: true })
    expect((await get(jeanne, id)).told).toBe("attending_doctor")
    expect((await withOwn(levy, listDesk)).map((one) => one.id)).toEqual([id])
    await leave(levy)
    expect((await get(jeanne, id)).told).toBe("nobody")
    await withdraw(jeanne, id)
    await contest()
    expect(await told()).toEqual([])
  })
})

describe("A request", () => {
  it("waits until the day of the next month by the rule, and says when that has passed", async () => {
    const id = await contest()
    const [{ due } = { due: "" }] = await asSuperuser(
      (db) => db`select ((now() at time zone 'Europe/Paris')::date + interval '1 month')::date::text as due`,
    )
    expect(await get(jeanne, id)).toMatchObject({ dueOn: due })
    for (const days of [1, 0, -1]) {
      await asSuperuser(
        (db) => db`update rectifications set due_on = (now() at time zone 'Europe/Paris')::date + ${days}::int where id = ${id}`,
      )
      expect((await get(jeanne, id)).daysLeft).toBe(days)
    }
  })
})
