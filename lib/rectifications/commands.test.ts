import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newTeamMember } from "@/lib/access/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { withdrawRectification } from "./commands"
import { getRectification, readContested } from "./queries"
import type { Answering } from "./schema"
import { answerAs, type ContestedRecord, newCondition, newContestedRecord, newRectification, openRectification } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, caron, patientId, lineId } = {} as ContestedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, caron, patientId, lineId } = await newContestedRecord())
})

const write = (actor: Actor) => newCondition(actor, patientId)
const contest = (actor = jeanne, itemId = lineId) => newRectification(actor, patientId, { section: "conditions", itemId })
const answer = (actor: Actor, id: string, said?: Answering["answer"]) => answerAs(actor, patientId, id, said)
const withdraw = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["add:rectifications"], (access) => withdrawRectification(access, id))
const get = (actor: Actor, id: string) => withAccess(actor, patientId, [], (access) => getRectification(access, id))
const besideLine = (actor: Actor, id = lineId) =>
  withAccess(actor, patientId, ["view:conditions"], async (access) => {
    access.trace({ action: "line.viewed" })
    return readContested(access, "conditions", id)
  })
const row = async (id: string) => (await asSuperuser((db) => db`select * from rectifications where id = ${id}`))[0]
const line = async () => (await asSuperuser((db) => db`select * from conditions where id = ${lineId}`))[0]
const told = (action: string) =>
  asSuperuser(
    (db) => db`select actor_account_id as who, outcome from audit_events
      where patient_id = ${patientId} and action = ${action} and resource_ids = array[${lineId}]::uuid[]`,
  )
const noticesOf = ({ accountId }: Actor) =>
  asSuperuser((db) => db`select kind, subject, space_id, subject_id, name from notices where account_id = ${accountId}`)

describe("Somebody who says that it is not right", () => {
  it("changes nothing of it; who wrote it is told that, and everybody who reads it reads the request", async () => {
    const before = await line()
    const id = await contest()
    expect(await line()).toEqual(before)
    expect(await row(id)).toMatchObject({ state: "sent", asked_by_name: "Jeanne Lefèvre", wrong: "Ce n’est pas mon traitement." })
    const about = { subject: "contested", space_id: patientId, subject_id: id, name: "Jeanne Lefèvre" }
    expect(await noticesOf(morel)).toEqual([{ kind: "contested", ...about }])
    expect(await told("rectification.asked")).toEqual([{ who: jeanne.accountId, outcome: "done" }])
    for (const reader of [jeanne, claire, morel, caron])
      expect((await besideLine(reader)).requests).toMatchObject([{ id, state: "sent" }])
  })

  it("is told once more in a sentence while a request waits, and a form sent twice is one", async () => {
    const id = await contest()
    await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId, rectificationId: id })
    expect(await noticesOf(morel)).toHaveLength(1)
    await expect(contest()).rejects.toMatchObject({ constraint: "contested_twice" })
    expect(await asSuperuser((db) => db`select id from rectifications where patient_id = ${patientId}`)).toEqual([{ id }])
    expect((await besideLine(jeanne)).mayContest).toBe(false)
  })

  it("may say it again once it was answered", async () => {
    const first = await contest()
    await openRectification(morel, patientId, first)
    await answer(morel, first)
    expect((await besideLine(jeanne)).mayContest).toBe(true)
    const second = await contest()
    expect((await besideLine(jeanne)).requests.map(({ id }) => id)).toEqual([second, first])
  })

  it("is nobody but who decides, and of nothing but what a professional wrote: no row is made", async () => {
    for (const actor of [claire, morel, caron]) await expect(contest(actor)).rejects.toThrow()
    for (const author of [jeanne, claire]) {
      const itemId = await write(author)
      await expect(contest(jeanne, itemId)).rejects.toThrow(new ConflictError("rectifications.not_contested"))
      expect((await besideLine(jeanne, itemId)).mayContest).toBe(false)
    }
    await expect(contest(jeanne, randomUUID())).rejects.toThrow(NotFoundError)
    expect(await asSuperuser((db) => db`select id from rectifications where patient_id = ${patientId}`)).toEqual([])
  })

  it("takes the request back while nobody has answered, and not after", async () => {
    const id = await contest()
    await expect(withdraw(claire, id)).rejects.toThrow()
    await withdraw(jeanne, id)
    expect(await row(id)).toMatchObject({ state: "withdrawn", answered_at: null })
    const another = await contest()
    await openRectification(morel, patientId, another)
    await answer(morel, another)
    const before = await row(another)
    await expect(withdraw(jeanne, another)).rejects.toThrow(new ConflictError("rectifications.changed_meanwhile"))
    expect(await row(another)).toEqual(before)
  })
})

describe("A request", () => {
  it("is seen when who answers opens it, and by nobody else's look", async () => {
    const id = await contest()
    await openRectification(caron, patientId, id)
    expect(await row(id)).toMatchObject({ state: "sent", seen_at: null })
    await openRectification(morel, patientId, id)
    await openRectification(morel, patientId, id)
    expect(await row(id)).toMatchObject({ state: "seen", seen_at: expect.any(Date) })
    expect(await told("rectification.seen")).toEqual([{ who: morel.accountId, outcome: "done" }])
  })

  it.each(["accepted", "checked"] as const)(
    "is answered %s by who wrote it, whose line stays as it is letter by letter",
    async (said) => {
      const before = await line()
      const id = await contest()
      await openRectification(morel, patientId, id)
      await answer(morel, id, said)
      expect(await line()).toEqual(before)
      const state = said === "accepted" ? "accepted" : "refused"
      const reason = said === "accepted" ? null : said
      expect(await get(jeanne, id)).toMatchObject({
        state,
        answer: { reason, name: "Anne Morel", profession: { code: "10", sex: "female" } },
      })
      const about = { subject: "rectification", space_id: patientId, subject_id: id, name: "Anne Morel" }
      expect(await noticesOf(jeanne)).toEqual([{ kind: "rectification_answered", ...about }])
      expect(await told(`rectification.${state}`)).toEqual([{ who: morel.accountId, outcome: "done" }])
    },
  )

  it("is answered by nobody else, and not before it was opened: the row stays as it is", async () => {
    const id = await contest()
    const before = await row(id)
    await expect(answer(caron, id)).rejects.toThrow(new ConflictError("rectifications.not_yours"))
    await expect(answer(jeanne, id)).rejects.toThrow(new ConflictError("rectifications.not_yours"))
    await expect(answer(claire, id)).rejects.toThrow("act:rectifications")
    await expect(answer(morel, id)).rejects.toThrow(new ConflictError("rectifications.changed_meanwhile"))
    expect(await row(id)).toEqual(before)
  })

  it("has one answer when two answer at the same time; the other is told", async () => {
    await asSuperuser((db) => db`update conditions set author_account_id = null where id = ${lineId}`)
    const id = await contest()
    await openRectification(morel, patientId, id)
    const answers = await Promise.allSettled([answer(morel, id, "accepted"), answer(caron, id)])
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
    expect(refused).toEqual([new ConflictError("rectifications.changed_meanwhile")])
  })

  it("is the care team's where nobody answers by the author's name, and the attending doctor is told", async () => {
    const levy = await newActor("Sarah Levy", "professional")
    await newTeamMember(jeanne, patientId, levy, { isAttendingDoctor: true })
    await asSuperuser((db) => db`update accounts set closed_at = now() where id = ${morel.accountId}`)
    const id = await contest()
    expect(await noticesOf(levy)).toMatchObject([{ kind: "contested", subject_id: id }])
    await openRectification(caron, patientId, id)
    await answer(caron, id)
    expect(await row(id)).toMatchObject({ state: "refused", answered_by_name: "Julie Caron" })
  })
})
