import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { migrateAgain } from "@/drizzle/testing/migration"
import type { Actor } from "@/lib/access/actor"
import { withCard } from "@/lib/access/card-access"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { deleteDocument, restoreDocument } from "@/lib/documents/commands"
import { listDocuments } from "@/lib/documents/queries"
import { giveCardCode } from "@/lib/emergency-card/commands"
import { getCardCode } from "@/lib/emergency-card/queries"
import { hashCardCode } from "@/lib/emergency-card/rules"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { searchSpace } from "@/lib/search/queries"
import { readWishesOnCard } from "../card/queries"
import { nameTrustedPerson, sayOrganDonation, writeDirectives } from "../commands"
import { listWishes } from "../queries"
import { hideWishes } from "./commands"

afterAll(closeDatabase)

const SAID = { matters: "Rester chez moi.", wanted: "", refused: "", end: "", other: "" }
const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "", address: "" }

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:wishes"]))
})

const edit = <Result>(work: (access: PatientAccess<"edit:wishes">) => Promise<Result>, actor = jeanne) =>
  withAccess(actor, patientId, ["edit:wishes"], work)
const write = (said = SAID) => edit((access) => writeDirectives(access, said))
/** How many texts of each kind somebody reads: directives, trusted person, organ donation. */
const reads = async (actor: Actor) => {
  const kinds = await withAccess(actor, patientId, ["view:wishes"], listWishes)
  return kinds.map(({ inForce, earlier }) => Number(inForce !== null) + earlier.length)
}
const marks = () => asSuperuser((sql) => sql`select id, marks from wishes where patient_id = ${patientId} order by id`)
const finds = async (actor: Actor, q: string, among = "wishes") => {
  const answer = await withAccess(actor, patientId, ["view:wishes"], (access) => searchSpace(access, { q }))
  return answer.kind === "found" ? answer.found.filter(({ section }) => section === among).length : 0
}
const depositDirectives = (title: string) =>
  newDocument(jeanne, patientId, { typeCode: "EXPPAT_3", documentGroup: "wishes", title })
const titles = async (actor: Actor) => {
  const { lines } = await withAccess(actor, patientId, ["view:documents"], (access) => listDocuments(access, {}))
  return lines.map(({ title }) => title)
}
/** The version of a document, and how often the journal says that it was hidden. */
const hidings = (documentId: string) =>
  asSuperuser(async (sql) => {
    const [row] = await sql`select version, (select count(*)::int from audit_events
      where action = 'document.hidden_from_professionals' and d.id = any (resource_ids)) as told
      from documents d where id = ${documentId}`
    return { ...row }
  })
/** How many transactions wait for another one. */
const waiting = () =>
  asSuperuser(async (sql) => {
    const waits = await sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return waits.length
  })
/** What the card says of wishes to whoever photographed its code. */
async function onCard() {
  const asJeanne = <Result>(work: (access: PatientAccess<"edit:emergency_card">) => Promise<Result>) =>
    withAccess(jeanne, patientId, ["edit:emergency_card"], work)
  await asJeanne(giveCardCode)
  const given = await asJeanne(async (access) => {
    access.trace({ action: "emergency_card.viewed" })
    return getCardCode(access)
  })
  const hash = hashCardCode(configuration().secret, given?.link.split("/").at(-1) ?? "")
  const block = await withCard(hash, async (card) => ({ wishes: await readWishesOnCard(card, "fr") }))
  return block?.wishes?.lines.map(({ text }) => text) ?? []
}

describe("What Jeanne wants, hidden from professionals", () => {
  it("leaves them nothing of that kind, in force or before, in no list and no search; those who help still read it", async () => {
    await write({ ...SAID, matters: "Je ne sais pas encore." })
    await write()
    await edit((access) => sayOrganDonation(access, "Je donne."))
    expect([await reads(morel), await finds(morel, "rester chez")]).toEqual([[2, 0, 1], 1])
    await edit((access) => hideWishes(access, "directives", true))
    await edit((access) => hideWishes(access, "directives", true))
    expect([await reads(morel), await finds(morel, "rester chez")]).toEqual([[0, 0, 1], 0])
    expect([await reads(claire), await reads(jeanne)]).toEqual([
      [2, 0, 1],
      [2, 0, 1],
    ])
    await edit((access) => hideWishes(access, "directives", false))
    expect([await reads(morel), await finds(morel, "rester chez")]).toEqual([[2, 0, 1], 1])
  })

  it("stays hidden when she writes it anew, and is read by her attending doctor still", async () => {
    await write()
    await edit((access) => hideWishes(access, "directives", true))
    await write({ ...SAID, refused: "Une machine pour respirer." })
    expect(await reads(morel)).toEqual([0, 0, 0])
    await asSuperuser((sql) => sql`update care_team_members set is_attending_doctor = true where patient_id = ${patientId}`)
    expect(await reads(morel)).toEqual([2, 0, 0])
  })

  it("is hidden whole by one tab while another writes it anew", async () => {
    await write()
    const [hasWritten, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const writing = edit(async (access) => {
      await writeDirectives(access, { ...SAID, refused: "Une machine pour respirer." })
      hasWritten.resolve()
      await mayEnd.promise
    })
    await hasWritten.promise
    const hiding = edit((access) => hideWishes(access, "directives", true))
    await expect.poll(waiting).toBe(1)
    mayEnd.resolve()
    await Promise.all([writing, hiding])
    expect([await reads(morel), await reads(jeanne)]).toEqual([
      [0, 0, 0],
      [2, 0, 0],
    ])
  })

  it("hides the document that holds it as well, in their lists and searches, from all but her attending doctor", async () => {
    const id = await depositDirectives("Mes directives")
    await edit((access) => writeDirectives(access, { ...SAID, documentId: id }))
    expect([await titles(morel), await finds(morel, "mes directives", "documents")]).toEqual([["Mes directives"], 1])
    await edit((access) => hideWishes(access, "directives", true))
    await edit((access) => hideWishes(access, "directives", true))
    expect([await titles(morel), await finds(morel, "mes directives", "documents")]).toEqual([[], 0])
    expect(await titles(jeanne)).toEqual(["Mes directives"])
    expect(await hidings(id)).toEqual({ version: 2, told: 1 })
    await edit((access) => hideWishes(access, "directives", false))
    expect([await titles(morel), await reads(morel)]).toEqual([[], [0, 0, 0]])
    await asSuperuser((sql) => sql`update care_team_members set is_attending_doctor = true where patient_id = ${patientId}`)
    expect(await titles(morel)).toEqual(["Mes directives"])
  })

  it("hides the next document that holds it, and one that she deleted and brings back", async () => {
    const [first, second] = [await depositDirectives("Avant"), await depositDirectives("Après")]
    await edit((access) => writeDirectives(access, { ...SAID, documentId: first }))
    const change = (work: (access: PatientAccess<"edit:documents">) => Promise<void>) =>
      withAccess(jeanne, patientId, ["edit:documents"], work)
    await change((access) => deleteDocument(access, first, 1))
    await edit((access) => hideWishes(access, "directives", true))
    await change((access) => restoreDocument(access, first))
    expect(await titles(morel)).toEqual(["Après"])
    await edit((access) => writeDirectives(access, { ...SAID, documentId: second }))
    expect([await titles(morel), await hidings(second)]).toEqual([[], { version: 2, told: 1 }])
  })

  it("is closed with its document where both were apart before that was so, and no other document is", async () => {
    const [held, other, open] = [
      await depositDirectives("Cachées"),
      await depositDirectives("À part"),
      await depositDirectives("Lues"),
    ]
    await edit((access) => writeDirectives(access, { ...SAID, documentId: open }))
    await edit((access) => writeDirectives(access, { ...SAID, documentId: held }))
    const hide = (id: string) =>
      asSuperuser((sql) => sql`update wishes set marks = '{N,MASQUE_PS}' where source_document_id = ${id}`)
    await hide(held)
    expect(await titles(morel)).toContain("Cachées")
    const before = await hidings(other)
    await migrateAgain("0041_documents_of_hidden_wishes")
    expect((await titles(morel)).toSorted()).toEqual(["Lues", "À part"])
    expect((await titles(jeanne)).toSorted()).toEqual(["Cachées", "Lues", "À part"])
    expect([await hidings(held), await hidings(other)]).toMatchObject([{ version: 2 }, before])
    await migrateAgain("0041_documents_of_hidden_wishes")
    expect(await hidings(held)).toMatchObject({ version: 2 })
  })

  it("is not on her card, by whoever opens it", async () => {
    await write()
    await edit((access) => nameTrustedPerson(access, CLAIRE))
    expect(await onCard()).toEqual(["Des directives anticipées existent.", "Personne de confiance : Claire Lefèvre, fille"])
    await edit((access) => hideWishes(access, "directives", true))
    expect(await onCard()).toEqual(["Personne de confiance : Claire Lefèvre, fille"])
    await edit((access) => hideWishes(access, "trusted_person", true))
    expect(await onCard()).toEqual([])
  })

  it("is found by no professional either, nor on the card, where the document that holds it is hidden", async () => {
    const marks = ["N", "MASQUE_PS"] as const
    const documentId = await newDocument(jeanne, patientId, { typeCode: "EXPPAT_3", documentGroup: "wishes", marks: [...marks] })
    await edit((access) => writeDirectives(access, { ...SAID, documentId }))
    expect([await finds(jeanne, "rester chez"), await finds(morel, "rester chez")]).toEqual([1, 0])
    expect(await onCard()).toEqual([])
    await asSuperuser((sql) => sql`update documents set marks = '{N}' where id = ${documentId}`)
    expect(await onCard()).toEqual(["Des directives anticipées existent."])
  })

  it("is hers alone to hide, and where nothing was written there is nothing to hide: nothing changes", async () => {
    await write()
    const before = await marks()
    for (const actor of [claire, morel]) {
      await expect(edit((access) => hideWishes(access, "directives", true), actor)).rejects.toThrow("edit:wishes")
    }
    await expect(edit((access) => hideWishes(access, "organ_donation", true))).rejects.toThrow(NotFoundError)
    expect(await marks()).toEqual(before)
  })
})
