import { beforeEach, describe, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { clinicalDocument, levelOneReport, section, structured } from "@/lib/cda/examples"
import { deleteDocument, hideFromProfessionals, restoreDocument } from "@/lib/documents/commands"
import { excludeCaregiver } from "@/lib/documents/exclusion/commands"
import { readDocument, readWhatIsUnread } from "@/lib/documents/reading/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { fhirDocument, picture, plainPdf, writtenPdf } from "@/lib/platform/files/fixtures"
import { searchSpace } from "./queries"
import { parseSearch } from "./schema"

const { sql: connections, database: worker } = openWorker()

let jeanne: Actor
let claire: Actor
let pierre: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  pierre = await newActor("Pierre Aubry", "professional")
  patientId = await newPatient(jeanne)
})

const search = (q: string, actor = jeanne) =>
  withAccess(actor, patientId, [], (access) => searchSpace(access, parseSearch({ q })))
const found = async (q: string, actor = jeanne) => {
  const answer = await search(q, actor)
  return answer.kind === "found" ? answer.found.map(({ id }) => id) : answer.kind
}
async function read(file: { bytes: Buffer; name: string }, by = jeanne, words = {}): Promise<string> {
  const documentId = await deposit(by, patientId, [file], { title: "Un papier", ...words })
  await readDocument(worker, { patientId, documentId })
  return documentId
}
const readPdf = async (text: string, by?: Actor, words?: object) =>
  read({ bytes: await writtenPdf(text), name: "a.pdf" }, by, words)
const rowsOf = (documentId: string) =>
  asSuperuser((sql) => sql`select reading, length(body) as words, ciphertext from item_words where item_id = ${documentId}`)

const ALLERGY = "Une allergie aux pénicillines, notée en consultation d’anesthésie. The patient reports mild headaches."

describe("The text of a document", () => {
  it.each([
    ["penicilline", "by another form of a word"],
    ["anesthés", "by the beginning of the last word"],
    ["allergie consultation", "by several words"],
    ["headache", "by an English word"],
    ["papier pénicillines", "by a word of its title and one of its text"],
  ])("is found when somebody types %s, %s", async (q) => {
    const id = await readPdf(ALLERGY)
    expect(await found(q)).toEqual([id])
    expect(await found("varicelle")).toEqual([])
  })

  it("is shown round the word that was found, with the word marked", async () => {
    await readPdf(`${"Rien de particulier. ".repeat(30)}${ALLERGY}`)
    const answer = await search("penicilline")
    const [first] = answer.kind === "found" ? answer.found : []
    const snippet = first?.snippet ?? []
    expect(snippet.filter((part) => part.isFound)).toEqual([{ text: "pénicillines", isFound: true }])
    expect(snippet.map(({ text }) => text).join("")).toMatch(/^…Rien .* Une allergie aux pénicillines, notée .* headaches\.$/)
  })

  it("is that of a clinical document, of the PDF inside one, and of a FHIR document", async () => {
    const cda = clinicalDocument({
      body: structured(section("Antécédents", "<paragraph>Une appendicectomie. حساسية</paragraph>")),
    })
    const written = await read({ bytes: Buffer.from(cda), name: "a.xml" })
    const inner = await read({ bytes: Buffer.from(levelOneReport(await writtenPdf("Une coloscopie"))), name: "b.xml" })
    const summary = Buffer.from(
      fhirDocument().toString().replace('"title":"Patient summary"', '"title":"Synthèse de néphrologie"'),
    )
    const fhir = await read({ bytes: summary, name: "c.json" })
    expect(await found("appendicectomie")).toEqual([written])
    expect(await found("حساسية")).toEqual([written])
    expect(await found("coloscopie")).toEqual([inner])
    expect(await found("nephrologie")).toEqual([fhir])
    expect(await rowsOf(fhir)).toMatchObject([{ reading: 5, ciphertext: expect.any(Buffer) }])
  })

  it("is none where a page is a picture, and is looked for once only", async () => {
    const scanned = await read({ bytes: plainPdf(), name: "a.pdf" })
    const photo = await read({ bytes: await picture().jpeg().toBuffer(), name: "a.jpg" })
    for (const id of [scanned, photo]) expect(await rowsOf(id)).toEqual([{ reading: 5, words: 0, ciphertext: null }])
    expect(await found("papier")).toEqual([photo, scanned])
  })

  it("lies encrypted beside its words, which neither the portal nor another job may read", async () => {
    const id = await readPdf(ALLERGY)
    const [row] = await rowsOf(id)
    expect(row?.ciphertext.toString("latin1")).not.toContain("allergie")
    const peeking = withAccess(jeanne, patientId, [], async ({ tx }) => tx.execute("select line, body from item_words"))
    await expect(peeking).rejects.toThrow()
    await expect(connections.unsafe("select body from item_words")).rejects.toThrow("permission denied")
  })

  it("of documents that were there before is read by the worker when it starts", async () => {
    const documentId = await deposit(jeanne, patientId, [{ bytes: await writtenPdf(ALLERGY), name: "a.pdf" }])
    await asSuperuser((sql) => sql`delete from item_words where patient_id = ${patientId}`)
    expect(await found("penicilline")).toEqual([])
    await readWhatIsUnread(worker)
    expect(await found("penicilline")).toEqual([documentId])
    // What others deposit meanwhile is read; this one is not read again.
    const written = () => asSuperuser((sql) => sql`select xmin::text from item_words where item_id = ${documentId}`)
    const before = await written()
    await readWhatIsUnread(worker)
    expect(await written()).toEqual(before)
  })

  it("is asked for in the transaction of the deposit", async () => {
    const documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    const jobs = await asSuperuser(
      (sql) => sql`select data from pgboss.job_common where name = 'documents.read' and data->>'documentId' = ${documentId}`,
    )
    expect(jobs).toEqual([{ data: { patientId, documentId } }])
  })

  it("that was erased while it was read leaves nothing behind", async () => {
    const documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    await asSuperuser((sql) => sql`delete from documents where patient_id = ${patientId}`)
    await readDocument(worker, { patientId, documentId })
    expect(await rowsOf(documentId)).toEqual([])
  })
})

const editing = <Result>(work: Parameters<typeof withAccess<"view:documents" | "edit:documents", Result>>[3]) =>
  withAccess(jeanne, patientId, ["view:documents", "edit:documents"], work)

describe("What may not be read is not found, from the very next search", () => {
  it("when it was deleted; and it is found again once it was brought back", async () => {
    const id = await readPdf(ALLERGY)
    await editing((access) => deleteDocument(access, id, 1))
    expect(await found("penicilline")).toEqual([])
    await editing((access) => restoreDocument(access, id))
    expect(await found("penicilline")).toEqual([id])
  })

  it("when it was taken back by who deposited it", async () => {
    await newTeamMember(jeanne, patientId, pierre)
    const id = await readPdf(ALLERGY, pierre)
    expect(await found("penicilline")).toEqual([id])
    await withAccess(pierre, patientId, ["add:documents"], (access) => withdrawDocument(access, id))
    expect([await found("penicilline"), await found("penicilline", pierre)]).toEqual([[], []])
  })

  it("when it was hidden from professionals", async () => {
    await newTeamMember(jeanne, patientId, pierre)
    const id = await readPdf(ALLERGY)
    expect(await found("penicilline", pierre)).toEqual([id])
    await editing((access) => hideFromProfessionals(access, id, 1, true))
    expect(await found("penicilline", pierre)).toEqual([])
    expect(await found("penicilline")).toEqual([id])
  })

  it("when it was set apart from one caregiver, and when her access does not reach it", async () => {
    await newDelegation(jeanne, patientId, claire)
    const id = await readPdf(ALLERGY)
    const other = await readPdf(ALLERGY, jeanne, { typeCode: "18748-4" })
    expect(await found("penicilline", claire)).toEqual([id])
    await editing((access) => excludeCaregiver(access, id, claire.accountId))
    expect(await found("penicilline", claire)).toEqual([])
    expect(await found("penicilline")).toEqual([other, id])
  })
})

describe("The index of a space", () => {
  it("goes with what it says: nothing of a space is left once its items are erased", async () => {
    await readPdf(ALLERGY)
    const left = () => asSuperuser((sql) => sql`select from item_words where patient_id = ${patientId}`)
    expect(await left()).toHaveLength(1)
    await asSuperuser((sql) => sql`delete from documents where patient_id = ${patientId}`)
    expect(await left()).toHaveLength(0)
  })

  it("answers nobody who has no reason to be there", async () => {
    const id = await readPdf(ALLERGY)
    const victor = await newActor("Victor Noël")
    await expect(search("penicilline", victor)).rejects.toThrow()
    const asked = JSON.stringify([{ word: "penicillines", begins: false, codes: [] }])
    const heldFor = (actor: Actor, own: string) =>
      withAccess(actor, own, [], async (access) => {
        access.trace({ action: "space.viewed" })
        const words = `relais.words_held('${patientId}', '${asked}', 10, 10, 'infinity', gen_random_uuid())`
        return access.tx.execute(`select ids from ${words}`)
      })
    expect(await heldFor(jeanne, patientId)).toMatchObject([{ ids: [id] }])
    expect(await heldFor(victor, await newPatient(victor))).toHaveLength(0)
  })

  it("tells the journal that somebody looked and what was shown, and never the words", async () => {
    const id = await readPdf(ALLERGY)
    await found("penicilline")
    const lines = await asSuperuser(
      (sql) => sql`select to_jsonb(e)::text as line, resource_ids from audit_events e
        where patient_id = ${patientId} and action = 'space.searched'`,
    )
    expect(lines).toMatchObject([{ resource_ids: [id] }])
    expect(lines[0]?.line).not.toContain("penicil")
  })
})
