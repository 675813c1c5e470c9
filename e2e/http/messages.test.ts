import { describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { close, letInto, MESSAGING, newMessage, newThread } from "@/lib/threads/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { callAction, sendForm } from "./forms"

const record = () => newHelpedRecord([...MESSAGING.permissions, "add:documents"])
const get = async (actor: Actor, address: string) => ask(address, { headers: await as(actor) })
const sentIn = (threadId: string) => asSuperuser((sql) => sql`select id from messages where thread_id = ${threadId}`)

describe("A thread", () => {
  test("is not there for who helps with the permission alone: no list, no count, no page, byte for byte", async () => {
    const { jeanne, claire, morel, patientId } = await record()
    const list = `/patients/${patientId}/messages`
    const before = mainOf((await get(claire, list)).text)
    const threadId = await newThread(jeanne, patientId, { to: morel.accountId })
    await newMessage(morel, patientId, threadId)
    const after = await get(claire, list)
    expect(mainOf(after.text)).toBe(before)
    expect(after.text).not.toMatch(/messages? non lus?/)
    expect((await get(claire, `${list}/${threadId}`)).status).toBe(404)
    await letInto(jeanne, patientId, threadId, claire)
    expect(mainOf((await get(claire, list)).text)).toContain("Mon pansement")
    expect(mainOf((await get(claire, `${list}/${threadId}`)).text)).not.toContain("Faut-il le changer demain")
  })

  test("is unread in the bar until its page was opened, and the page that opens it counts it no more", async () => {
    const { jeanne, morel, patientId } = await record()
    const threadId = await newThread(jeanne, patientId, { to: morel.accountId })
    await newMessage(morel, patientId, threadId)
    expect((await get(jeanne, `/patients/${patientId}/documents`)).text).toContain("1 message non lu")
    expect((await get(jeanne, `/patients/${patientId}/messages/${threadId}`)).text).not.toContain("1 message non lu")
    expect((await get(jeanne, `/patients/${patientId}/documents`)).text).not.toContain("message non lu")
  })

  test("of a doctor who left the team says so to the patient, whom to turn to, and is shut to the doctor", async () => {
    const { jeanne, morel, patientId } = await record()
    const threadId = await newThread(jeanne, patientId, { to: morel.accountId })
    const address = `/patients/${patientId}/messages/${threadId}`
    await asSuperuser((sql) => sql`update care_team_members set removed_at = now() where patient_id = ${patientId}`)
    const hers = mainOf((await get(jeanne, address)).text)
    expect(hers).toContain("Anne Morel ne lit plus cette conversation")
    expect(hers).toContain("appelez\u00a0le\u00a015")
    expect((await get(morel, address)).status).toBe(404)
  })
})

describe("The form of a message", () => {
  test("sent twice, with script and without, is one message", async () => {
    const { jeanne, morel, patientId } = await record()
    const threadId = await newThread(jeanne, patientId, { to: morel.accountId })
    const [address, headers] = [`/patients/${patientId}/messages/${threadId}`, await as(morel)]
    const form = await formOf("sendMessage", address, headers, { words: "Oui, demain." })
    for (const send of [sendForm, sendForm, callAction]) expect((await send({ address, form, headers })).status).toBeLessThan(400)
    expect(await sentIn(threadId)).toHaveLength(2)
  })

  test("sent in a thread that was closed meanwhile comes back with the words and says that nothing was sent", async () => {
    const { jeanne, morel, patientId } = await record()
    const threadId = await newThread(jeanne, patientId, { to: morel.accountId })
    const [address, headers] = [`/patients/${patientId}/messages/${threadId}`, await as(jeanne)]
    const form = await formOf("sendMessage", address, headers, { words: "Une dernière chose." })
    await close(morel, patientId, threadId)
    for (const send of [sendForm, callAction])
      expect((await send({ address, form, headers })).text).toContain("fermée entre-temps")
    expect(await sentIn(threadId)).toHaveLength(1)
  })
})
