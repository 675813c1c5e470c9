import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { excludeCaregiver } from "@/lib/documents/exclusion/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { addMeasure } from "@/lib/measures/commands"
import { requireMeasure } from "@/lib/measures/queries"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { addVaccination, correctVaccination } from "@/lib/vaccinations/commands"
import { getVaccination } from "@/lib/vaccinations/queries"
import { saidOf } from "@/lib/vaccinations/testing"
import type { Actor } from "./actor"
import { withAccess } from "./require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "./testing"

afterAll(closeDatabase)

const WORDS = { title: "Carnet de Jeanne", author: "Anne Morel, médecin", writtenOn: "2026-05-03" }
const OPEN = { sensitivity: "not", sensitiveTopic: null, isHiddenFromProfessionals: false, excludedFor: [] } as const

let jeanne: Actor
let claire: Actor
let morel: Actor
let patientId: string
let documentId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:measures", "view:vaccinations"] })
  await newTeamMember(jeanne, patientId, morel)
  documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { title: "Carnet", sensitivity: "not" })
})

async function takeMeasure(): Promise<string> {
  const reading = { kind: "weight", value: 72.4 } as const
  const from = { source: { documentId, ...WORDS }, documentVersion: 1, apart: OPEN }
  await withAccess(jeanne, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null, from }))
  return idIn("measures")
}

async function takeDose(): Promise<string> {
  const said = { ...saidOf({ documentId }), key: randomUUID() }
  await withAccess(jeanne, patientId, ["add:vaccinations"], (access) =>
    addVaccination(access, said, { source: WORDS, apart: OPEN }),
  )
  return idIn("vaccinations")
}

const idIn = async (table: string): Promise<string> =>
  (await asSuperuser((sql) => sql`select id from ${sql(table)} where patient_id = ${patientId}`))[0]?.id

const measureSource = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["view:measures"], async (access) => (await requireMeasure(access, id)).source)
const doseSource = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["view:vaccinations"], async (access) => (await getVaccination(access, id)).source)

describe.each([
  { what: "measure", take: takeMeasure, sourceFor: measureSource },
  { what: "dose", take: takeDose, sourceFor: doseSource },
])("A $what that is taken out of a document", ({ take, sourceFor }) => {
  it("leads to it, with the words that it says of itself, and tells nothing of it to whom it is kept from", async () => {
    const id = await take()
    for (const reader of [jeanne, claire, morel])
      expect(await sourceFor(reader, id), reader.displayName).toEqual({ documentId, ...WORDS, title: "Carnet" })
    await withAccess(jeanne, patientId, ["edit:documents"], (access) => excludeCaregiver(access, documentId, claire.accountId))
    await asSuperuser((sql) => sql`update documents set marks = '{N,MASQUE_PS}' where id = ${documentId}`)
    expect([await sourceFor(claire, id), await sourceFor(morel, id)]).toEqual([null, null])
    expect(await sourceFor(jeanne, id)).toMatchObject({ documentId })
  })

  it("stays when the document is taken back, without the link, and says nothing of one that was erased but to the person", async () => {
    const id = await take()
    await withAccess(jeanne, patientId, ["add:documents"], (access) => withdrawDocument(access, documentId))
    for (const reader of [jeanne, claire]) expect(await sourceFor(reader, id)).toEqual({ documentId: null, ...WORDS })
    await asSuperuser((sql) => sql`delete from documents where id = ${documentId}`)
    expect(await sourceFor(jeanne, id)).toEqual({ documentId: null, ...WORDS })
    expect(await sourceFor(claire, id)).toBeNull()
  })
})

describe("A dose that is said anew", () => {
  const correct = (id: string, version: number, named: string | null) =>
    withAccess(jeanne, patientId, ["add:vaccinations"], (access) =>
      correctVaccination(access, { ...saidOf({ lot: "B2", documentId: named }), vaccinationId: id, version }),
    )

  it("keeps the words of its document while it rests on that, and has none once it rests on nothing", async () => {
    const id = await takeDose()
    await correct(id, 1, documentId)
    expect(await doseSource(jeanne, id)).toMatchObject({ documentId, author: WORDS.author })
    await correct(id, 2, null)
    expect(await doseSource(jeanne, id)).toBeNull()
  })

  it("still says out of which document it came when that is there no more to be chosen", async () => {
    const id = await takeDose()
    await withAccess(jeanne, patientId, ["add:documents"], (access) => withdrawDocument(access, documentId))
    await correct(id, 1, null)
    expect(await doseSource(jeanne, id)).toEqual({ documentId: null, ...WORDS })
  })
})
