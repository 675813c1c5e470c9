import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDocument, newTeamMember, practiceOf } from "@/lib/access/testing"
import { answerAs, newContestedRecord, newRectification, openRectification } from "../testing"
import { listDesk, listWaiting } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let caron: Actor
let patientId: string
let lineId: string
let id: string
beforeEach(async () => {
  ;({ jeanne, morel, caron, patientId, lineId } = await newContestedRecord())
  id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
})

const deskOf = (actor: Actor) => withOwn(actor, listDesk)
const waitingFor = (actor: Actor) =>
  withAccess(actor, patientId, ["act:rectifications"], async (access) => {
    access.trace({ action: "space.viewed" })
    return listWaiting(access)
  })
const idsOf = async (actor: Actor) => [(await deskOf(actor)).map((one) => one.id), (await waitingFor(actor)).map((one) => one.id)]
const leave = () => asSuperuser((db) => db`update accounts set closed_at = now() where id = ${morel.accountId}`)

describe("Requests that wait for a professional", () => {
  it("are those about what he wrote, on his desk by the patient's name and in her record, and nobody else's", async () => {
    expect(await deskOf(morel)).toMatchObject([{ id, patientId, name: "Lefèvre Jeanne", daysLeft: expect.any(Number) }])
    expect(await waitingFor(morel)).toMatchObject([{ id, section: "conditions" }])
    expect(await idsOf(caron)).toEqual([[], []])
    expect(await waitingFor(jeanne)).toEqual([])
    const listed = await asSuperuser(
      (db) =>
        db`select actor_account_id as who, basis from audit_events where patient_id = ${patientId} and action = 'space.listed'`,
    )
    expect(listed).toEqual([{ who: morel.accountId, basis: "care_team" }])
  })

  it("stay his after he left the team, and are gone once answered", async () => {
    await asSuperuser(
      (db) => db`update care_team_members set removed_at = now() where professional_account_id = ${morel.accountId}`,
    )
    expect(await idsOf(morel)).toEqual([[id], [id]])
    await openRectification(morel, patientId, id)
    expect(await idsOf(morel)).toEqual([[id], [id]])
    await answerAs(morel, patientId, id)
    expect(await idsOf(morel)).toEqual([[], []])
  })

  it("are gone when he marked the line as a mistake", async () => {
    await asSuperuser((db) => db`update conditions set state = 'entered_in_error' where id = ${lineId}`)
    expect(await idsOf(morel)).toEqual([[], []])
  })

  it("of who left are the team's in the record, and on the desk of the attending doctor, as far as each may read", async () => {
    await leave()
    const levy = await newActor("Sarah Levy", "professional")
    await newTeamMember(jeanne, patientId, levy, { isAttendingDoctor: true })
    const outside = { ...(await newActor("Hugo Blanc", "professional")), exercice: practiceOf("93") }
    await newTeamMember(jeanne, patientId, outside)
    expect(await idsOf(levy)).toEqual([[id], [id]])
    expect(await idsOf(caron)).toEqual([[], [id]])
    expect(await idsOf(outside)).toEqual([[], []])
    await asSuperuser((db) => db`update conditions set marks = '{N,MASQUE_PS}' where id = ${lineId}`)
    expect(await idsOf(levy)).toEqual([[id], [id]])
    expect(await idsOf(caron)).toEqual([[], []])
  })

  it("are found in whichever section, what is due first before the rest", async () => {
    const itemId = await newDocument(jeanne, patientId, { authorKind: "professional", authorAccountId: morel.accountId })
    const second = await newRectification(jeanne, patientId, { section: "documents", itemId })
    await asSuperuser((db) => db`update rectifications set due_on = due_on - 1 where id = ${second}`)
    expect(await idsOf(morel)).toEqual([
      [second, id],
      [second, id],
    ])
  })

  it("are found behind any number of others' that are due before them", async () => {
    await asSuperuser((db) =>
      db.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`insert into rectifications (patient_id, section, item_id, asked_by_account_id, asked_by_name, wrong, due_on)
          select ${patientId}, 'conditions', uuidv7(), ${jeanne.accountId}, 'Jeanne', 'Non', '2020-01-01' from generate_series(1, 60)`
      }),
    )
    expect(await idsOf(morel)).toEqual([[id], [id]])
  })

  it("are none without a place of practice", async () => {
    expect(await deskOf({ ...morel, exercice: null })).toEqual([])
  })
})
