import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newConsultation, newDelegation, newTeamMember } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { inSql } from "@/lib/access/testing/in-sql"
import { shareEarlier } from "./members/commands"
import { listThreads } from "./queries"
import { letInto, MESSAGING, newMessage, newThread, readThread } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId, delegationId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId, delegationId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, { to: morel.accountId, words: "À tous les deux." })
  await letInto(jeanne, patientId, threadId, claire)
})

const write = (actor: Actor, words: string) => newMessage(actor, patientId, threadId, { words })
const wordsOf = async (actor: Actor) => (await readThread(actor, patientId, threadId)).messages.map(({ words }) => words)
const rowsOf = async (actor: Actor) =>
  (await inSql(actor, patientId, sql`select id from messages where patient_id = ${patientId}`)).length
const unreadOf = async (actor: Actor) =>
  (await withAccess(actor, patientId, ["view:messages"], (access) => listThreads(access))).threads[0]?.unread
const opens = ({ accountId }: Actor) =>
  withAccess(jeanne, patientId, ["edit:messages"], (access) => shareEarlier(access, { threadId, accountId }))
const delegation = (set: string) =>
  asSuperuser((db) => db.unsafe(`update delegations set ${set} where patient_id = '${patientId}' and id = '${delegationId}'`))

const claireIsPaused = () => delegation("status = 'suspended'")
const claireReadsNoMessages = () => delegation("permissions = '{view:documents}'")
const claireIsOut = () => delegation("status = 'ended', ended_at = now(), end_reason = 'patient_request'")

describe("Somebody who helps, of what is said in a thread while they may not come in", () => {
  it.each([
    ["paused", claireIsPaused, () => delegation("status = 'active'")],
    ["narrowed", claireReadsNoMessages, () => delegation("permissions = '{view:messages,act:messages}'")],
    ["ended, and given anew", claireIsOut, () => newDelegation(jeanne, patientId, claire, MESSAGING)],
  ])("reads nothing once they are back: their access was %s", async (_, goes, comesBack) => {
    await write(morel, "Avant.")
    await goes()
    await write(morel, "Entre nous.")
    await comesBack()
    expect([await wordsOf(claire), await rowsOf(claire), await unreadOf(claire)]).toEqual([[], 0, 0])
    await write(morel, "Après.")
    expect([await wordsOf(claire), await rowsOf(claire)]).toEqual([["Après."], 1])
    await opens(claire)
    expect(await wordsOf(claire)).toEqual(["À tous les deux.", "Avant.", "Entre nous.", "Après."])
  })

  it("misses nothing where nothing was said", async () => {
    await write(morel, "Avant.")
    await claireIsPaused()
    await delegation("status = 'active'")
    await write(morel, "Après.")
    expect(await wordsOf(claire)).toEqual(["Avant.", "Après."])
  })
})

describe("A professional, of what is said in a thread while they may not come in", () => {
  const leaves = () => asSuperuser((db) => db`update care_team_members set removed_at = now() where patient_id = ${patientId}`)

  it.each([
    ["named again", () => newTeamMember(jeanne, patientId, morel)],
    ["in a consultation", () => newConsultation(jeanne, patientId, morel)],
  ])("reads nothing once they are back, until the patient opens it: %s", async (_, comesBack) => {
    await leaves()
    await write(claire, "Entre nous.")
    await comesBack()
    expect([await wordsOf(morel), await rowsOf(morel)]).toEqual([[], 0])
    await write(claire, "Après.")
    expect([await wordsOf(morel), await unreadOf(morel)]).toEqual([["Après."], 1])
    await opens(morel)
    expect(await wordsOf(morel)).toEqual(["À tous les deux.", "Entre nous.", "Après."])
  })

  it("reads all of it who is there", async () => {
    await write(claire, "À tous.")
    expect(await wordsOf(morel)).toEqual(["À tous les deux.", "À tous."])
  })
})
