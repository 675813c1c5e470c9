import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { asSuperuser, letTurnsPass, withRule } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { MESSAGING, newMessage, newThread, readThread } from "./testing"

afterAll(closeDatabase)

let { jeanne, morel, patientId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, morel, patientId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, { to: morel.accountId })
})

const wordsOf = async () => (await readThread(jeanne, patientId, threadId)).messages.map(({ words }) => words)

describe("More in a day than anybody writes", () => {
  it("is refused from one message on, whoever sends how many at once, and counts for nobody else and no other day", async () => {
    const ids = Array.from({ length: 6 }, () => randomUUID())
    const send = (messageId: string, actor = morel) => newMessage(actor, patientId, threadId, { messageId, words: "Oui." })
    await withRule("messages_most", 3, async () => {
      const outcomes = await Promise.allSettled(ids.map((id) => send(id)))
      const kept = ids.filter((_, place) => outcomes[place]?.status === "fulfilled")
      expect(kept).toHaveLength(3)
      expect(await wordsOf()).toEqual(["Faut-il le changer demain ?", "Oui.", "Oui.", "Oui."])
      await expect(send(randomUUID())).rejects.toThrow("threads.too_many_today")
      // The same form sent twice is one message, and is counted once.
      await send(kept[0] ?? "")
      await send(randomUUID(), jeanne)
      await letTurnsPass(morel, "messages", "1 day", patientId)
      await send(randomUUID())
    })
    expect(await wordsOf()).toHaveLength(6)
  })

  it("is refused for conversations too, and the one too many is not begun", async () => {
    await withRule("threads_most", 2, async () => {
      await newThread(jeanne, patientId, { to: morel.accountId })
      await expect(newThread(jeanne, patientId, { to: morel.accountId })).rejects.toThrow("threads.too_many_today")
    })
    const begun = await asSuperuser((db) => db`select count(*)::int as threads from threads where patient_id = ${patientId}`)
    expect(begun).toEqual([{ threads: 2 }])
  })
})
