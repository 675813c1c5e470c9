import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { wishes } from "@/drizzle/schema/wishes"
import { BASES } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { entryOf, permissionsOf } from "@/lib/access/sections"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { listDocuments } from "@/lib/documents/queries"
import { compilePurpose, PURPOSES } from "@/lib/reference/purposes"
import { nameTrustedPerson, noteSignature, revokeWish, sayOrganDonation, writeDirectives } from "./commands"
import { listWishes } from "./queries"
import type { WishKind } from "./rules"

afterAll(closeDatabase)

const SAID = { matters: "Rester chez moi.", wanted: "", refused: "", end: "", other: "" }
const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78", address: "" }

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

type Edit = PatientAccess<"edit:wishes">
const edit = (work: (access: Edit) => Promise<void>, actor = jeanne, of = patientId) =>
  withAccess(actor, of, ["edit:wishes"], work)
const write = (said = SAID, actor = jeanne) => edit((access) => writeDirectives(access, said), actor)
const list = (actor: Actor) => withAccess(actor, patientId, ["view:wishes"], listWishes)
const find = async (kind: WishKind, actor = jeanne) => (await list(actor)).find((of) => of.kind === kind)
const rows = () => asSuperuser((sql) => sql`select * from wishes where patient_id = ${patientId} order by id`)
const everything = async () => {
  await write()
  await edit((access) => nameTrustedPerson(access, CLAIRE))
  await edit((access) => sayOrganDonation(access, "Je donne."))
}

describe("What the person wants", () => {
  it("is in force as she wrote it last, and what she wrote before stays to be read", async () => {
    await write({ ...SAID, matters: "Je ne sais pas." })
    await write()
    const found = await find("directives")
    expect(found?.inForce).toMatchObject({ said: SAID, ended: null })
    expect(found?.earlier).toMatchObject([{ said: { matters: "Je ne sais pas." }, ended: { reason: "replaced" } }])
    expect((await rows()).map(({ type_code }) => type_code)).toEqual(["EXPPAT_3", "EXPPAT_3"])
  })

  it("ends by one gesture of hers and is read still; a second time says so, and changes nothing", async () => {
    await write()
    const id = (await find("directives"))?.inForce?.id ?? ""
    await edit((access) => revokeWish(access, id))
    expect(await find("directives")).toMatchObject({ inForce: null, earlier: [{ id, ended: { reason: "revoked" } }] })
    const before = await rows()
    await expect(edit((access) => revokeWish(access, id))).rejects.toThrow("wishes.already_ended")
    expect(await rows()).toEqual(before)
  })

  it("is one text in force, however many tabs send one at once", async () => {
    await Promise.all([write(), write(), write()])
    expect((await rows()).filter(({ ended_at }) => ended_at === null)).toHaveLength(1)
  })

  it("can be a document that she deposited as wishes, and no other", async () => {
    const deposited = { typeCode: "EXPPAT_3", documentGroup: "wishes", title: "Mes directives" }
    const id = await newDocument(jeanne, patientId, deposited)
    const blood = await newDocument(jeanne, patientId)
    await edit((access) => writeDirectives(access, { ...SAID, documentId: id }))
    expect((await find("directives"))?.inForce?.document).toEqual({ id, title: "Mes directives" })
    const before = await rows()
    await expect(edit((access) => writeDirectives(access, { ...SAID, documentId: blood }))).rejects.toThrow("wishes.document")
    expect(await rows()).toEqual(before)
  })

  it("names a trusted person, who signed on the day that she notes", async () => {
    await edit((access) => nameTrustedPerson(access, CLAIRE))
    const named = (await find("trusted_person"))?.inForce
    expect(named).toMatchObject({ said: CLAIRE, countersignedOn: null })
    await edit((access) => noteSignature(access, { wishId: named?.id ?? "", signedOn: "2026-01-04" }))
    expect((await find("trusted_person"))?.inForce?.countersignedOn).toBe("2026-01-04")
    await write()
    const directives = (await find("directives"))?.inForce?.id ?? ""
    await expect(edit((access) => noteSignature(access, { wishId: directives, signedOn: "2026-01-04" }))).rejects.toThrow("")
    expect((await find("directives"))?.inForce?.countersignedOn).toBeNull()
  })

  it("keeps the paper that both signed with the trusted person, and takes nothing else for it", async () => {
    await edit((access) => nameTrustedPerson(access, CLAIRE))
    const wishId = (await find("trusted_person"))?.inForce?.id ?? ""
    const paper = await newDocument(jeanne, patientId, {
      typeCode: "EXPPAT_1",
      documentGroup: "wishes",
      title: "Formulaire signé",
    })
    const blood = await newDocument(jeanne, patientId)
    const sign = (documentId?: string) => edit((access) => noteSignature(access, { wishId, signedOn: "2026-01-04", documentId }))
    await sign(paper)
    expect((await find("trusted_person"))?.inForce?.document).toEqual({ id: paper, title: "Formulaire signé" })
    const before = await rows()
    await expect(sign(blood)).rejects.toThrow("wishes.document")
    expect(await rows()).toEqual(before)
    await sign()
    expect((await find("trusted_person"))?.inForce).toMatchObject({ document: null, countersignedOn: "2026-01-04" })
  })
})

describe("Somebody under the age of majority", () => {
  it.each([
    ["2010-01-01", "wishes.minor"],
    ["2020-01-01", "wishes.minor"],
  ])("writes no directives and names nobody, born on %s", async (birthDate, code) => {
    const lea = { ...jeanne, traits: jeanne.traits && { ...jeanne.traits, birthDate } }
    await expect(write(SAID, lea)).rejects.toThrow(code)
    await expect(edit((access) => nameTrustedPerson(access, CLAIRE), lea)).rejects.toThrow(code)
    expect(await rows()).toEqual([])
  })

  it("says a word about organ donation from thirteen on, and not before", async () => {
    const young = (birthDate: string) => ({ ...jeanne, traits: jeanne.traits && { ...jeanne.traits, birthDate } })
    await edit((access) => sayOrganDonation(access, "Je donne."), young("2010-01-01"))
    await expect(edit((access) => sayOrganDonation(access, "Rien."), young("2020-01-01"))).rejects.toThrow("wishes.too_young")
    expect(await rows()).toHaveLength(1)
  })
})

describe("Wishes are written by the person alone", () => {
  it.each(BASES.filter((basis) => basis !== "self"))("whatever else lets somebody in: %s", (basis) => {
    expect(permissionsOf(basis).filter((word) => word.endsWith(":wishes") && word !== "view:wishes")).toEqual([])
    expect(entryOf("wishes").may).not.toHaveProperty("add")
  })

  it("and neither a caregiver, nor a parent, nor a professional changes a word of them", async () => {
    await everything()
    const [morel, blanc] = [await newActor("Anne Morel", "professional"), await newActor("Hugo Blanc", "professional")]
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:wishes"], documentGroups: [] })
    await newTeamMember(jeanne, patientId, morel)
    await newConsultation(jeanne, patientId, blanc)
    const before = await rows()
    for (const actor of [claire, morel, blanc, await newActor("Victor Noël")]) {
      await expect(write(SAID, actor)).rejects.toThrow("")
      await expect(edit((access) => revokeWish(access, before[0]?.id), actor)).rejects.toThrow("")
    }
    expect(await rows()).toEqual(before)
  })

  it("and the database lets nobody else write either, whatever statement is sent", async () => {
    await everything()
    const before = await rows()
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:wishes"], documentGroups: [] })
    const asClaire = <T>(
      work: (tx: Parameters<Parameters<ReturnType<typeof portalDatabase>["transaction"]>[0]>[0]) => Promise<T>,
    ) =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, claire, [patientId])
        return work(tx)
      })
    const row = { patientId, kind: "directives", said: SAID, typeCode: "EXPPAT_3", documentGroup: "wishes", sensitivity: "not" }
    const signed = { authorKind: "patient", authorAccountId: jeanne.accountId, authorName: "Jeanne Lefèvre" }
    await expect(asClaire((tx) => tx.insert(wishes).values({ ...row, ...signed }))).rejects.toThrow("42501")
    const changed = await asClaire((tx) => tx.update(wishes).set({ countersignedOn: "2026-01-01" }).returning({ id: wishes.id }))
    expect(changed).toEqual([])
    expect(await rows()).toEqual(before)
  })
})

describe("Wishes are read", () => {
  it.each(PURPOSES)("by nobody through a purpose: %s", (code) => {
    expect(compilePurpose(code).permissions.filter((word) => word.endsWith(":wishes"))).toEqual([])
  })

  it("by whom she ticked by name, and by nobody else who helps her", async () => {
    await everything()
    const paul = await newActor("Paul Garnier")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:wishes"], documentGroups: [] })
    await newDelegation(jeanne, patientId, paul, { permissions: compilePurpose("everything").permissions })
    expect((await list(claire)).map(({ inForce }) => inForce !== null)).toEqual([true, true, true])
    await expect(list(paul)).rejects.toThrow("view:wishes")
  })

  it("as documents too by whom she ticked, and left out of the lists of everybody else who helps", async () => {
    await newDocument(jeanne, patientId, { typeCode: "EXPPAT_3", documentGroup: "wishes", title: "Mes directives" })
    const paul = await newActor("Paul Garnier")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:wishes"] })
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:documents"] })
    const titles = async (actor: Actor) => {
      const { lines } = await withAccess(actor, patientId, ["view:documents"], (access) => listDocuments(access, {}))
      return lines.map(({ title }) => title)
    }
    expect([await titles(claire), await titles(paul)]).toEqual([["Mes directives"], []])
  })

  it.each([
    ["a doctor", "10", ["directives", "trusted_person", "organ_donation"]],
    ["a pharmacist", "21", ["trusted_person", "organ_donation"]],
  ])("by %s of her team as the matrix says", async (_, profession, kinds) => {
    await everything()
    const professional = { ...(await newActor("Anne Morel", "professional")), exercice: practiceOf(profession) }
    await newTeamMember(jeanne, patientId, professional)
    const read = await list(professional)
    expect(read.filter(({ inForce }) => inForce).map(({ kind }) => kind)).toEqual(kinds)
  })

  it("by no professional where the document that holds them is hidden from professionals", async () => {
    const deposited = { typeCode: "EXPPAT_3", documentGroup: "wishes", marks: ["MASQUE_PS"] as const }
    const id = await newDocument(jeanne, patientId, { ...deposited, marks: [...deposited.marks] })
    await edit((access) => writeDirectives(access, { ...SAID, documentId: id }))
    const morel = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    expect((await find("directives", morel))?.inForce).toBeNull()
    expect((await find("directives"))?.inForce).not.toBeNull()
  })
})
