import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDocument } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { reopenThread } from "./commands"
import { removeFromThread, shareEarlier } from "./members/commands"
import { countUnread, getThread, listThreads } from "./queries"
import { markThreadRead } from "./reading/commands"
import { close, letInto, MESSAGING, newMessage, newThread, readThread } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, { to: morel.accountId })
})

const wordsOf = async (actor: Actor) => (await readThread(actor, patientId, threadId)).messages.map(({ words }) => words)
const unreadOf = (actor: Actor) =>
  withAccess(actor, patientId, ["view:messages"], async (access) => {
    access.trace({ action: "space.viewed" })
    return countUnread(access)
  })
const read = (actor: Actor) =>
  withAccess(actor, patientId, ["view:messages"], async (access) => {
    const { upTo } = await getThread(access, threadId)
    await markThreadRead(access, threadId, upTo)
  })
const toldOf = ({ accountId }: Actor) =>
  asSuperuser((db) => db`select kind, subject_id, name from notices where account_id = ${accountId} and kind = 'new_message'`)
const mailsTo = ({ email }: Actor) =>
  asSuperuser((db) => db`select data from pgboss.job_common where name = 'mail.send' and data->>'to' = ${email}`)
const asJeanne = <Result>(work: Parameters<typeof withAccess<"edit:messages", Result>>[3]) =>
  withAccess(jeanne, patientId, ["edit:messages"], work)

describe("A question to a doctor, and the answer", () => {
  it("is read by both, in the order in which it was said, with who wrote what", async () => {
    await newMessage(morel, patientId, threadId, { words: "Oui, demain matin." })
    expect(await wordsOf(jeanne)).toEqual(["Faut-il le changer demain ?", "Oui, demain matin."])
    const { messages, subject } = await readThread(morel, patientId, threadId)
    expect(subject).toBe("Mon pansement")
    expect(messages.map(({ author }) => [author.name, author.kind, author.profession?.code, author.isYou])).toEqual([
      ["Jeanne Lefèvre", "patient", undefined, false],
      ["Anne Morel", "professional", "10", true],
    ])
  })

  it("is unread until it was opened, by each for themselves, and one's own never is", async () => {
    expect([await unreadOf(jeanne), await unreadOf(morel)]).toEqual([0, 1])
    await read(morel)
    expect(await unreadOf(morel)).toBe(0)
    await newMessage(morel, patientId, threadId)
    expect([await unreadOf(jeanne), await unreadOf(morel)]).toEqual([1, 0])
    await read(jeanne)
    expect((await readThread(morel, patientId, threadId)).messages.map(({ isReadByPatient }) => isReadByPatient)).toEqual([
      false,
      true,
    ])
    expect((await readThread(jeanne, patientId, threadId)).messages[0]?.readBy).toEqual(["Anne Morel"])
  })

  it("keeps its words from whoever reads the table", async () => {
    const rows = await asSuperuser((db) => db`select * from messages where patient_id = ${patientId}`)
    const threads = await asSuperuser((db) => db`select * from threads where patient_id = ${patientId}`)
    const bytes = Buffer.concat([...rows.map((row) => row.words_ciphertext), ...threads.map((row) => row.subject_ciphertext)])
    expect(bytes.length).toBeGreaterThan(40)
    expect(bytes.toString("utf8")).not.toMatch(/changer|pansement/)
  })

  it("tells the other side that there is a message, never what it says, and who wrote it nothing", async () => {
    expect(await toldOf(morel)).toEqual([{ kind: "new_message", subject_id: threadId, name: "Jeanne Lefèvre" }])
    expect(await toldOf(jeanne)).toEqual([])
    const [mail, ...more] = await mailsTo(morel)
    expect(JSON.stringify(mail?.data)).not.toMatch(/pansement|changer|Jeanne|Lefèvre/)
    expect(more).toEqual([])
  })
})

describe("The same form sent twice", () => {
  it("is one message and one notice", async () => {
    const messageId = randomUUID()
    await newMessage(morel, patientId, threadId, { messageId, words: "Oui." })
    await newMessage(morel, patientId, threadId, { messageId, words: "Oui." })
    expect(await wordsOf(jeanne)).toEqual(["Faut-il le changer demain ?", "Oui."])
    expect(await toldOf(jeanne)).toHaveLength(1)
  })

  it("is one thread with one message", async () => {
    const twice = { threadId: randomUUID(), messageId: randomUUID(), to: morel.accountId }
    await newThread(jeanne, patientId, twice)
    await newThread(jeanne, patientId, twice)
    expect((await readThread(jeanne, patientId, twice.threadId)).messages).toHaveLength(1)
    expect(await toldOf(morel)).toHaveLength(2)
  })

  it("with other words is refused, and loses neither", async () => {
    const messageId = await newMessage(morel, patientId, threadId, { words: "Oui." })
    await expect(newMessage(morel, patientId, threadId, { messageId, words: "Non." })).rejects.toThrow("threads.already_sent")
    expect(await wordsOf(jeanne)).toEqual(["Faut-il le changer demain ?", "Oui."])
  })

  it("at once from both sides keeps each in a place of its own", async () => {
    const all = Array.from({ length: 10 }, (_, at) =>
      newMessage(at % 2 ? jeanne : morel, patientId, threadId, { words: `${at}` }),
    )
    await Promise.all(all)
    const said = await wordsOf(jeanne)
    expect(said.slice(1).sort()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
  })
})

describe("Somebody who helps", () => {
  it("with the permission alone finds no thread, and no count tells that there is one", async () => {
    const list = withAccess(claire, patientId, ["view:messages"], (access) => listThreads(access))
    expect((await list).threads).toEqual([])
    expect(await unreadOf(claire)).toBe(0)
    await expect(readThread(claire, patientId, threadId)).rejects.toThrow()
    await expect(newMessage(claire, patientId, threadId)).rejects.toThrow()
    expect(await toldOf(claire)).toEqual([])
    expect(await wordsOf(jeanne)).toHaveLength(1)
  })

  it("reads from the message after they were let in, until the earlier ones are opened in one gesture", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    expect(await wordsOf(claire)).toEqual([])
    expect((await readThread(claire, patientId, threadId)).hasShut).toBe(true)
    await newMessage(morel, patientId, threadId, { words: "Demain." })
    expect(await wordsOf(claire)).toEqual(["Demain."])
    expect(await unreadOf(claire)).toBe(1)
    await asJeanne((access) => shareEarlier(access, { threadId, accountId: claire.accountId }))
    expect(await wordsOf(claire)).toEqual(["Faut-il le changer demain ?", "Demain."])
  })

  it("is seen in the thread by the professional, and signs with both names", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    await newMessage(claire, patientId, threadId, { words: "J’y serai." })
    const { members, messages } = await readThread(morel, patientId, threadId)
    expect(members.map(({ name, kind, reads }) => [name, kind, reads])).toEqual([
      ["Anne Morel", "professional", true],
      ["Claire Lefèvre", "caregiver", true],
    ])
    expect(messages.at(-1)).toMatchObject({ isForPatient: true, author: { name: "Claire Lefèvre", kind: "caregiver" } })
    expect(await toldOf(jeanne)).toHaveLength(1)
  })

  it("who was taken out reads nothing more and is told nothing, and back again missed what was said meanwhile", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    await asJeanne((access) => removeFromThread(access, { threadId, accountId: claire.accountId }))
    await newMessage(morel, patientId, threadId, { words: "Entre nous." })
    await expect(readThread(claire, patientId, threadId)).rejects.toThrow()
    expect(await toldOf(claire)).toEqual([])
    await letInto(jeanne, patientId, threadId, claire)
    await newMessage(morel, patientId, threadId, { words: "À tous." })
    expect(await wordsOf(claire)).toEqual(["À tous."])
  })

  it("is not let in without the permission", async () => {
    const paul = await newActor("Paul Garnier")
    await expect(letInto(jeanne, patientId, threadId, paul)).rejects.toThrow("threads.member_gone")
  })

  it("writes to the patient alone, never to a professional of hers", async () => {
    threadId = await newThread(claire, patientId, { to: morel.accountId, words: "As-tu mangé ?" })
    expect(await wordsOf(jeanne)).toEqual(["As-tu mangé ?"])
    await expect(readThread(morel, patientId, threadId)).rejects.toThrow()
    expect((await readThread(jeanne, patientId, threadId)).messages[0]?.isForPatient).toBe(false)
  })

  it("closes no thread and lets nobody in", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    await expect(close(claire, patientId, threadId)).rejects.toThrow("threads.not_yours_to_close")
    await expect(letInto(claire, patientId, threadId, claire)).rejects.toThrow()
    expect((await readThread(jeanne, patientId, threadId)).closed).toBeNull()
  })
})

describe("A closed thread", () => {
  it("takes no message, says who closed it, and is opened again by the patient alone", async () => {
    await close(morel, patientId, threadId)
    const { closed, may } = await readThread(jeanne, patientId, threadId)
    expect([closed?.name, may.write, may.reopen]).toEqual(["Anne Morel", false, true])
    await expect(newMessage(jeanne, patientId, threadId)).rejects.toThrow()
    await expect(withAccess(morel, patientId, ["edit:messages"], (access) => reopenThread(access, threadId))).rejects.toThrow()
    await asJeanne((access) => reopenThread(access, threadId))
    await newMessage(morel, patientId, threadId, { words: "Me revoici." })
    expect(await wordsOf(jeanne)).toHaveLength(2)
  })
})

describe("A professional who no longer comes in", () => {
  const leave = () => asSuperuser((db) => db`update care_team_members set removed_at = now() where patient_id = ${patientId}`)

  it("reads and writes nothing more, and the patient is told so instead of writing to nobody", async () => {
    await leave()
    await expect(readThread(morel, patientId, threadId)).rejects.toThrow()
    await expect(newMessage(morel, patientId, threadId)).rejects.toThrow()
    const { members, may } = await readThread(jeanne, patientId, threadId)
    expect([members[0]?.reads, may.write]).toEqual([false, false])
    await expect(newMessage(jeanne, patientId, threadId)).rejects.toThrow("threads.nobody_reads")
    await expect(newThread(jeanne, patientId, { to: morel.accountId })).rejects.toThrow("threads.to_gone")
    expect(await wordsOf(jeanne)).toHaveLength(1)
  })

  it("is told nothing of what is said where somebody else still reads", async () => {
    await letInto(jeanne, patientId, threadId, claire)
    await leave()
    await newMessage(jeanne, patientId, threadId, { words: "Claire, tu es là ?" })
    expect(await wordsOf(claire)).toEqual(["Claire, tu es là ?"])
    expect(await toldOf(morel)).toHaveLength(1)
  })
})

describe("A document that goes with a message", () => {
  it("is found by who may read it in the record, and leaves no trace for who may not", async () => {
    const documentId = await newDocument(jeanne, patientId, { title: "Ordonnance" })
    await letInto(jeanne, patientId, threadId, claire)
    await newMessage(jeanne, patientId, threadId, { documentId })
    const attached = async (actor: Actor) => (await readThread(actor, patientId, threadId)).messages.at(-1)?.documents
    expect(await attached(jeanne)).toEqual([{ id: documentId, title: "Ordonnance" }])
    expect(await attached(claire)).toEqual([])
  })

  it("is one that the writer may read", async () => {
    const documentId = await newDocument(jeanne, patientId)
    await letInto(jeanne, patientId, threadId, claire)
    await expect(newMessage(claire, patientId, threadId, { documentId })).rejects.toThrow("threads.document_gone")
    expect(await wordsOf(jeanne)).toHaveLength(1)
  })
})
