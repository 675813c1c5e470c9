import { beforeEach, describe, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { deleteDocument, restoreDocument } from "@/lib/documents/commands"
import { confirmIdentity } from "@/lib/documents/deposit/commands"
import { excludeCaregiver } from "@/lib/documents/exclusion/commands"
import { readDocument, readWhatIsUnread } from "@/lib/documents/reading/commands"
import { deposit, sayWhatItIs, upload } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { NotFoundError } from "@/lib/errors"
import { patientSummaries } from "@/lib/platform/files/fixtures"
import { bringProposalBack, setProposalAside, takeProposal } from "./commands"
import { countProposals, listProposals, proposesNothing } from "./queries"
import { ASTHMA, aboutJeanne, GOUT, NEXT_SHOT, NO_FLU, PLAN, summaryOf } from "./testing"

const { database: worker } = openWorker()

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

async function give(bytes: Buffer, by = jeanne, words = {}): Promise<string> {
  const documentId = await deposit(by, patientId, [{ bytes, name: "a.json" }], { title: "Synthèse", ...words })
  await readDocument(worker, { patientId, documentId })
  return documentId
}
const summary = () => summaryOf([ASTHMA])
const as = <Result>(actor: Actor, work: (access: PatientAccess<"view:documents">) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:documents"], work)
const open = async (actor = jeanne, documentId?: string) => (await as(actor, (access) => listProposals(access, documentId))).open
const counted = (actor = jeanne) =>
  as(actor, async (access) => {
    access.trace({ action: "document.listed", permission: "view:documents" })
    return countProposals(access)
  })
const withdraw = (documentId: string) =>
  withAccess(jeanne, patientId, ["add:documents"], (access) => withdrawDocument(access, documentId))
/** What the database keeps of what was read in a document. */
const kept = (documentId: string) =>
  asSuperuser(async (sql) => {
    const [row] = await sql`select (select count(*)::int from proposals where document_id = ${documentId}) as proposals,
      (select count(*)::int from proposal_answers where document_id = ${documentId}) as answers,
      body <> '' as words, ciphertext is not null as text from item_words where item_id = ${documentId}`
    return { ...row }
  })
const NOTHING = { documents: 0, lines: 0 }

describe("What documents propose", () => {
  it("is every entry that the record has a place for of the five summaries of the guide, each once, with who wrote it and when", async () => {
    const summaries = patientSummaries().filter(({ name }) => name !== "Bundle-IPS-examples-Bundle-with-immunization.json")
    for (const { bytes } of [
      ...summaries,
      ...patientSummaries().filter((one) => !summaries.some(({ name }) => name === one.name)),
    ])
      await give(aboutJeanne(JSON.parse(bytes.toString())))
    const all = await open()
    expect(await counted()).toEqual({ documents: 5, lines: all.length })
    expect(new Set(all.map(({ entry, source }) => `${source.documentId} ${entry}`)).size).toBe(all.length)
    for (const { source } of all)
      expect(source).toMatchObject({ title: "Synthèse", author: expect.any(String), writtenOn: expect.any(String) })
    const kinds = Object.entries(Object.groupBy(all, ({ section }) => section)).map(([section, found]) => [section, found.length])
    expect(Object.fromEntries(kinds)).toEqual({
      conditions: 9,
      medications: 8,
      allergies: 6,
      vaccinations: 11,
      procedures: 1,
      devices: 1,
      measures: 2,
      lifestyle: 2,
    })
  })

  it("lies encrypted, and is read for documents that were there before", async () => {
    const documentId = await give(summary())
    const [row] = await asSuperuser((sql) => sql`select section, ciphertext from proposals where document_id = ${documentId}`)
    expect(row?.section).toBe("conditions")
    expect(row?.ciphertext.toString("latin1")).not.toContain("Asthme")
    await asSuperuser((sql) => sql`delete from proposals where patient_id = ${patientId}`)
    await asSuperuser((sql) => sql`update item_words set reading = 1 where item_id = ${documentId}`)
    await readWhatIsUnread(worker)
    expect(await open()).toHaveLength(1)
  })

  it("comes with how much of the same document nobody can take, and why; nothing of one that proposes nothing", async () => {
    const documentId = await give(summaryOf([ASTHMA, PLAN, PLAN, NO_FLU, NEXT_SHOT]))
    await give(summaryOf([PLAN]))
    const { open: proposed, staying } = await as(jeanne, (access) => listProposals(access))
    expect(proposed).toHaveLength(1)
    const left = [
      { why: "no_place", count: 2 },
      { why: "not_so", count: 1 },
      { why: "later", count: 1 },
    ]
    expect(staying).toEqual([{ documentId, title: "Synthèse", left }])
  })

  it("is said to be nothing of a document that was read and holds nothing for the profile, and of no other", async () => {
    const nothing = (documentId: string, actor = jeanne) =>
      as(actor, async (access) => {
        access.trace({ action: "document.viewed", permission: "view:documents", resourceIds: [documentId] })
        return proposesNothing(access, documentId)
      })
    const [plan, asthma] = [await give(summaryOf([PLAN])), await give(summary())]
    expect([await nothing(plan), await nothing(asthma)]).toEqual([true, false])
    const [proposal] = await open(jeanne, asthma)
    await as(jeanne, (access) => setProposalAside(access, { documentId: asthma, entry: proposal?.entry ?? "" }))
    expect(await nothing(asthma)).toBe(false)
    const unread = await deposit(jeanne, patientId, [{ bytes: summaryOf([PLAN]), name: "a.json" }], { title: "Plan" })
    expect(await nothing(unread)).toBe(false)
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents"] })
    expect(await nothing(plan, claire)).toBe(false)
  })

  it("is not proposed again to who took it or set it aside, until that is undone; nor read twice when it is read again", async () => {
    const documentId = await give(summary())
    const [first] = await open()
    const which = { documentId, entry: first?.entry ?? "" }
    await as(jeanne, (access) => setProposalAside(access, which))
    await readDocument(worker, { patientId, documentId })
    expect(await counted()).toEqual(NOTHING)
    expect(await as(jeanne, (access) => takeProposal(access, which))).toBeNull()
    await as(jeanne, (access) => bringProposalBack(access, which))
    expect(await as(jeanne, (access) => takeProposal(access, which))).toMatchObject({
      content: { label: "Asthme" },
      documentVersion: 1,
    })
    expect(await as(jeanne, (access) => takeProposal(access, which))).toBeNull()
    await as(jeanne, (access) => bringProposalBack(access, which))
    expect(await open()).toEqual([])
  })

  it("is nothing where the document is about somebody else, whoever said that it is hers", async () => {
    const files = [{ bytes: summaryOf([ASTHMA], { name: [{ family: "ESSAI", given: ["Nina"] }] }), name: "a.json" }]
    const deposited = await upload(jeanne, patientId, files)
    const documentId = "draftId" in deposited ? deposited.draftId : ""
    await withAccess(jeanne, patientId, ["add:documents"], (access) => confirmIdentity(access, documentId))
    await sayWhatItIs(jeanne, patientId, documentId)
    await readDocument(worker, { patientId, documentId })
    expect(await open()).toEqual([])
    expect(await counted()).toEqual(NOTHING)
  })

  it("goes with its document: deleted, brought back, taken back, erased", async () => {
    const documentId = await give(summary())
    const editing = (work: (access: PatientAccess<"edit:documents">) => Promise<void>) =>
      withAccess(jeanne, patientId, ["edit:documents"], work)
    await editing((access) => deleteDocument(access, documentId, 1))
    expect(await open()).toEqual([])
    await editing((access) => restoreDocument(access, documentId))
    expect(await open()).toHaveLength(1)
    await withdraw(documentId)
    expect(await counted()).toEqual(NOTHING)
    await asSuperuser((sql) => sql`delete from documents where id = ${documentId}`)
    expect(await asSuperuser((sql) => sql`select from proposals where patient_id = ${patientId}`)).toHaveLength(0)
  })

  it("leaves nothing of what was read in it, once it is taken back: no words, no proposal, no answer", async () => {
    const documentId = await give(summary())
    const [proposed] = await open()
    await as(jeanne, (access) => setProposalAside(access, { documentId, entry: proposed?.entry ?? "" }))
    expect(await kept(documentId)).toEqual({ proposals: 1, answers: 1, words: true, text: true })
    await withdraw(documentId)
    expect(await kept(documentId)).toEqual({ proposals: 0, answers: 0, words: false, text: false })
  })

  it("leaves nothing either when it is taken back while it is being read", async () => {
    const documentId = await deposit(jeanne, patientId, [{ bytes: summary(), name: "a.json" }], { title: "Synthèse" })
    await Promise.all([readDocument(worker, { patientId, documentId }), withdraw(documentId)])
    expect(await kept(documentId)).toEqual({ proposals: 0, answers: 0, words: false, text: false })
  })

  it("is open to a caregiver where both the document and the section are, and to nobody who is kept from the document", async () => {
    const documentId = await give(summary(), jeanne, { sensitivity: "not" })
    const helping = async (...permissions: string[]) => {
      const helper = await newActor("Paul Lefèvre")
      await newDelegation(jeanne, patientId, helper, { permissions: ["view:documents", ...permissions] })
      return helper
    }
    const adding = await helping("view:conditions", "add:conditions")
    expect(await open(adding)).toHaveLength(1)
    expect(await counted(await helping("view:conditions"))).toEqual(NOTHING)
    expect(await open(await helping("view:allergies", "add:allergies"))).toEqual([])
    await withAccess(jeanne, patientId, ["edit:documents"], (access) => excludeCaregiver(access, documentId, adding.accountId))
    expect(await open(adding)).toEqual([])
    expect(await counted(adding)).toEqual(NOTHING)
    expect(await open()).toHaveLength(1)
  })

  it("is neither taken nor answered, nor written in the journal, of a document that is kept from who names it", async () => {
    const documentId = await give(summaryOf([ASTHMA, GOUT]), jeanne, { sensitivity: "not" })
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:conditions", "add:conditions"] })
    const [aside = "", other = ""] = (await open(claire)).map(({ entry }) => entry)
    await as(claire, (access) => setProposalAside(access, { documentId, entry: aside }))
    await withAccess(jeanne, patientId, ["edit:documents"], (access) => excludeCaregiver(access, documentId, claire.accountId))
    const told = () =>
      asSuperuser(
        (sql) => sql`select id from audit_events
        where actor_account_id = ${claire.accountId} and ${documentId} = any (resource_ids)`,
      )
    const before = await told()
    for (const command of [takeProposal, setProposalAside, bringProposalBack])
      for (const entry of [aside, other])
        await expect(as<unknown>(claire, (access) => command(access, { documentId, entry }))).rejects.toThrow(NotFoundError)
    expect(await told()).toEqual(before)
    expect(await asSuperuser((sql) => sql`select entry, answer from proposal_answers where patient_id = ${patientId}`)).toEqual([
      { entry: aside, answer: "set_aside" },
    ])
  })

  it("is each person's own to answer, and no professional's", async () => {
    const documentId = await give(summary(), jeanne, { sensitivity: "not" })
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:conditions", "add:conditions"] })
    const morel = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    const [first] = await open(claire)
    await as(claire, (access) => setProposalAside(access, { documentId, entry: first?.entry ?? "" }))
    expect(await open(claire)).toEqual([])
    expect(await open()).toHaveLength(1)
    expect(await open(morel)).toEqual([])
    const which = { documentId, entry: first?.entry ?? "" }
    await expect(as(morel, (access) => takeProposal(access, which))).rejects.toThrow(NotFoundError)
    await expect(as(morel, (access) => bringProposalBack(access, which))).rejects.toThrow(NotFoundError)
  })
})
