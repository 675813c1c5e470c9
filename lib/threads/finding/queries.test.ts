import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { knownWords } from "@/lib/search/rules"
import { letInto, MESSAGING, newMessage, newThread } from "../testing"
import { findMessages } from "./queries"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId, delegationId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId, delegationId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, {
    to: morel.accountId,
    subject: "Mon pansement",
    words: "Faut-il le changer demain ?",
  })
})

const find = (actor: Actor, typed: string) =>
  withAccess(actor, patientId, ["view:messages"], (access) => findMessages(access, knownWords(typed)))
const idsOf = async (actor: Actor, typed: string) => (await find(actor, typed)).map(({ id }) => id)

describe("What was said in messages", () => {
  it("is found by its words, their beginning, without accents, by its subject and by who wrote it", async () => {
    const id = await newMessage(morel, patientId, threadId, { words: "L’infirmière passera à neuf heures avec les résultats." })
    for (const typed of ["infirmière", "INFIRMIERE", "résult", "resultat", "neuf heures", "pansement neuf", "Morel heures"])
      expect(await idsOf(jeanne, typed), typed).toEqual([id])
    for (const typed of ["kinésithérapeute", "neuf minutes", "eure"]) expect(await idsOf(jeanne, typed), typed).toEqual([])
  })

  it("comes the latest first, with the words round what was found", async () => {
    const [first, second] = [
      await newMessage(morel, patientId, threadId, { words: "Changez-le mardi." }),
      await newMessage(jeanne, patientId, threadId, { words: "Mardi, entendu." }),
    ]
    const found = await find(jeanne, "mardi")
    expect(found.map(({ id }) => id)).toEqual([second, first])
    expect(found[1]).toMatchObject({ threadId, subject: "Mon pansement", before: null })
    expect(found[1]?.snippet).toContainEqual({ text: "mardi", isFound: true })
  })

  it("is found by nobody who is not in the thread, and by who came later from then on", async () => {
    expect(await idsOf(claire, "pansement")).toEqual([])
    await newMessage(morel, patientId, threadId, { words: "Un secret" })
    await letInto(jeanne, patientId, threadId, claire)
    expect(await idsOf(claire, "secret")).toEqual([])
    const id = await newMessage(morel, patientId, threadId, { words: "Pas un secret pour Claire" })
    expect(await idsOf(claire, "secret")).toEqual([id])
    expect(await idsOf(jeanne, "secret")).toHaveLength(2)
  })

  it("is found by nobody whose access has ended, and by no stranger", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
    )
    await expect(find(claire, "pansement")).rejects.toThrow("")
    await expect(find(await newActor("Victor Noël"), "pansement")).rejects.toThrow("")
  })

  it("is found once by what its thread is about, however much was said there", async () => {
    for (const words of ["Oui.", "Non.", "Peut-être."]) await newMessage(morel, patientId, threadId, { words })
    expect(await find(jeanne, "pansement")).toHaveLength(1)
  })

  it("leads to the page on which it stands, however much was said since", async () => {
    const id = await newMessage(jeanne, patientId, threadId, { words: "L’ancien mot" })
    await asSuperuser((sql) => sql`update threads set last_position = 150 where id = ${threadId}`)
    expect(await find(jeanne, "ancien")).toMatchObject([{ id, before: 3 }])
  })

  it("is told as a look at these threads, and never with the words", async () => {
    await find(jeanne, "pansement")
    const [line] = await asSuperuser(
      (sql) => sql`select action, resource_ids, note_ciphertext from audit_events
        where patient_id = ${patientId} and actor_account_id = ${jeanne.accountId} order by occurred_at desc, id desc limit 1`,
    )
    expect(line).toEqual({ action: "thread.listed", resource_ids: [threadId], note_ciphertext: null })
  })
})
