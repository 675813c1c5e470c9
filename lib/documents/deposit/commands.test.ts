import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { listDocuments } from "@/lib/documents/queries"
import { parseFilters } from "@/lib/documents/schema"
import { type GivenFile, sayWhatItIs, upload } from "@/lib/documents/upload/testing"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { patientSummaries, plainPdf } from "@/lib/platform/files/fixtures"
import { discardDeposit } from "./commands"
import { getDraft, listDrafts, readProposal } from "./queries"
import { describeDepositSchema } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const pdf: GivenFile = { bytes: plainPdf(), name: "ordonnance du 3 mai.pdf" }

async function draftOf(actor: Actor, files: GivenFile[] = [pdf]): Promise<string> {
  const deposited = await upload(actor, patientId, files)
  if (!("draftId" in deposited)) throw new Error("It is a document already")
  return deposited.draftId
}

const rowOf = (id: string) => asSuperuser(async (sql) => (await sql`select * from documents where id = ${id}`)[0])
const listOf = (actor: Actor) =>
  withAccess(actor, patientId, ["view:documents"], async (access) => (await listDocuments(access, parseFilters({}))).lines)

describe("What a deposit is", () => {
  it("is said in plain words, and makes a document signed by the patient, already read by her", async () => {
    const draftId = await draftOf(jeanne)
    expect(await sayWhatItIs(jeanne, patientId, draftId)).toEqual({ documentId: draftId, isVisible: true })
    expect(await rowOf(draftId)).toMatchObject({
      author_kind: "patient",
      author_name: "Jeanne Lefèvre",
      document_group: "lab_results",
      sensitivity: "not",
      page_count: 1,
    })
    const [line] = await listOf(jeanne)
    expect(line).toMatchObject({ id: draftId, isUnread: false, author: { kind: "patient", isYou: true } })
    expect(line?.title).not.toBe("")
  })

  it("is signed by the caregiver with her relation; it is unread for the patient", async () => {
    await newDelegation(jeanne, patientId, claire)
    const draftId = await draftOf(claire)
    await sayWhatItIs(claire, patientId, draftId, { title: "Résultats de novembre" })
    expect(await rowOf(draftId)).toMatchObject({
      author_kind: "caregiver",
      author_name: "Claire Lefèvre",
      author_relation: "daughter",
    })
    expect(await listOf(jeanne)).toMatchObject([{ title: "Résultats de novembre", isUnread: true, author: { isYou: false } }])
    expect(await listOf(claire)).toMatchObject([{ isUnread: false, forPatient: null, author: { isYou: true } }])
  })

  it("stays within the groups that the caregiver was given", async () => {
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["prescriptions"] })
    const draftId = await draftOf(claire)
    await expect(sayWhatItIs(claire, patientId, draftId, { typeCode: "11502-2" })).rejects.toThrow(InvalidInputError)
    await expect(sayWhatItIs(claire, patientId, draftId, { typeCode: "EXPPAT_1" })).rejects.toThrow(InvalidInputError)
    expect(await rowOf(draftId)).toBeUndefined()
    expect(await sayWhatItIs(claire, patientId, draftId, { typeCode: "57833-6" })).toMatchObject({ isVisible: true })
  })

  it("may be sensitive by the caregiver's word, and then she is told that she will not see it", async () => {
    await newDelegation(jeanne, patientId, claire)
    const draftId = await draftOf(claire)
    expect(await sayWhatItIs(claire, patientId, draftId, { sensitivity: "sensitive" })).toMatchObject({ isVisible: false })
    expect(await rowOf(draftId)).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "chosen" })
    expect(await listOf(claire)).toEqual([])
    expect(await listOf(jeanne)).toHaveLength(1)
  })

  it("is never said, nor given up, by somebody else", async () => {
    await newDelegation(jeanne, patientId, claire)
    const draftId = await draftOf(jeanne)
    await expect(sayWhatItIs(claire, patientId, draftId)).rejects.toThrow(NotFoundError)
    const discard = withAccess(claire, patientId, ["add:documents"], (access) => discardDeposit(access, draftId))
    await expect(discard).rejects.toThrow(NotFoundError)
    const drafts = (actor: Actor) => withAccess(actor, patientId, ["add:documents"], listDrafts)
    expect(await drafts(claire)).toEqual([])
    expect(await drafts(jeanne)).toMatchObject([{ id: draftId, files: [{ fileName: "ordonnance du 3 mai.pdf" }] }])
  })

  it("is not said of what was given up", async () => {
    const draftId = await draftOf(jeanne)
    await withAccess(jeanne, patientId, ["add:documents"], (access) => discardDeposit(access, draftId))
    await expect(sayWhatItIs(jeanne, patientId, draftId)).rejects.toThrow(NotFoundError)
  })

  it("is proposed by a patient summary itself, of every example", async () => {
    for (const { name, bytes } of patientSummaries()) {
      const draftId = await draftOf(jeanne, [{ bytes, name: `${name}.json` }])
      const proposal = await withAccess(jeanne, patientId, ["add:documents"], async (access) =>
        readProposal(access, await getDraft(access, draftId)),
      )
      expect(proposal.typeCode, name).toBe("60591-5")
      expect(proposal.actOn, name).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })
})

describe("The words of a deposit", () => {
  const words = {
    patientId: "0198a9b0-0000-7000-8000-000000000001",
    draftId: "0198a9b0-0000-7000-8000-000000000002",
    typeCode: "11502-2",
    title: "",
    actOn: "2026-01-15",
    sensitivity: "by_type",
  }
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  it.each([
    ["no type", { typeCode: undefined }, "documents.type_missing"],
    ["a type that nobody knows", { typeCode: "99999-9" }, "documents.type_missing"],
    ["no date", { actOn: "" }, "documents.date_missing"],
    ["a day that does not exist", { actOn: "2026-02-30" }, "documents.date_wrong"],
    ["words instead of a date", { actOn: "20xx-01-01" }, "documents.date_wrong"],
    ["a day to come", { actOn: tomorrow }, "documents.date_in_future"],
    ["a title of 201 letters", { title: "a".repeat(201) }, "documents.title_too_long"],
  ])("with %s come back with a sentence", (_, change, code) => {
    const parsed = describeDepositSchema.safeParse({ ...words, ...change })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code])
  })

  it("are accepted with every name a person may give", () => {
    for (const title of ["L’ordonnance d’Anne-Marie", "a".repeat(200), "تقرير", "x"]) {
      expect(describeDepositSchema.safeParse({ ...words, title }).success).toBe(true)
    }
  })
})
