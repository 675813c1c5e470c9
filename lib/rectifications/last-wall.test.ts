import { sql as statement } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { answerAs, type ContestedRecord, newCondition, newContestedRecord, newRectification, openRectification } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, caron, patientId, lineId } = {} as ContestedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, caron, patientId, lineId } = await newContestedRecord())
})

const contest = () => newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
const row = async (id: string) => (await asSuperuser((db) => db`select * from rectifications where id = ${id}`))[0]

describe("The database", () => {
  /** Writes past the commands, as the portal would for this person. */
  const past = (actor: Actor, sent: ReturnType<typeof statement>) =>
    withAccess(actor, patientId, [], async (access) => {
      access.trace({ action: "space.viewed" })
      await access.tx.execute(sent)
      return "written"
    }).catch((error) => (error as { constraint?: string }).constraint ?? String(error))
  const update = (actor: Actor, id: string, set: ReturnType<typeof statement>) =>
    past(actor, statement`update rectifications set ${set} where patient_id = ${patientId} and id = ${id}`)
  const insert = (actor: Actor, itemId: string, asker = actor) =>
    past(
      actor,
      statement`insert into rectifications (patient_id, section, item_id, asked_by_account_id, asked_by_name, wrong, due_on)
        values (${patientId}, 'conditions', ${itemId}, ${asker.accountId}, 'Jeanne', 'Non', '2099-01-01')`,
    )

  it("lets nobody contest but who decides, in their own name, and gives every request its day", async () => {
    expect(await insert(claire, lineId)).toBe("contested_by_who_decides")
    expect(await insert(morel, lineId, jeanne)).toBe("contested_by_who_decides")
    expect(await insert(jeanne, lineId, claire)).toBe("contested_by_who_decides")
    expect(await insert(jeanne, await newCondition(claire, patientId))).toBe("contested_of_a_professional")
    expect(await insert(jeanne, lineId)).toBe("written")
    const [made] = await asSuperuser((db) => db`select due_on::text from rectifications where patient_id = ${patientId}`)
    expect(made?.due_on).not.toBe("2099-01-01")
  })

  it("lets nobody but its writer answer, and moves no state back", async () => {
    const id = await contest()
    const seen = statement`state = 'seen', seen_at = now()`
    const answered = (by: Actor) => statement`state = 'accepted', answered_at = now(), answered_by_name = 'X',
      answered_by_account_id = ${by.accountId}`
    expect(await update(jeanne, id, seen)).toBe("rectification_of_its_writer")
    expect(await update(caron, id, seen)).toBe("rectification_of_its_writer")
    expect(await update(claire, id, statement`state = 'withdrawn', withdrawn_at = now()`)).toBe("contested_by_who_decides")
    await openRectification(morel, patientId, id)
    expect(await update(jeanne, id, answered(jeanne))).toBe("rectification_of_its_writer")
    expect(await update(morel, id, answered(jeanne))).toBe("rectification_of_its_writer")
    expect(await update(morel, id, statement`state = 'sent', seen_at = null`)).toBe("rectifications_seen_at_is_held")
  })

  it("lets nobody rewrite an answer once given, nor write one to what is taken back", async () => {
    const id = await contest()
    await openRectification(morel, patientId, id)
    await answerAs(morel, patientId, id)
    const before = await row(id)
    for (const set of [
      statement`state = 'accepted', reason = null`,
      statement`answer = 'Autre chose'`,
      statement`reason = 'judgement'`,
      statement`answered_by_name = 'X'`,
    ])
      await update(morel, id, set)
    expect(await row(id)).toEqual(before)
    const another = await contest()
    const taken = statement`state = 'withdrawn', withdrawn_at = now()`
    expect(await update(jeanne, another, statement`${taken}, answer = 'Autre chose'`)).not.toBe("written")
    expect(await row(another)).toMatchObject({ state: "sent", answer: null })
    expect(await update(jeanne, another, taken)).toBe("written")
    const withdrawn = await row(another)
    for (const actor of [jeanne, morel]) await update(actor, another, statement`answer = 'Autre chose'`)
    expect(await row(another)).toEqual(withdrawn)
  })
})
