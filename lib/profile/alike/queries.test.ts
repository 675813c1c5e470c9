import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import type { ItemApart } from "@/lib/access/apart"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { addLine } from "../commands"
import { takeLine } from "../taking/commands"
import { listAlike } from "./queries"

afterAll(closeDatabase)

const SECTION = "conditions" as const
const CODE = { system: "http://snomed.info/sct", code: "195967001" }

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:conditions"] })
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:conditions"], work)
const alike = async (actor: Actor, label: string, code: typeof CODE | null = null, saysNone = false) => {
  const found = await as(actor, async (access) => {
    access.trace({ action: "profile.listed", permission: "view:conditions" })
    return [...(await listAlike(access, SECTION, [{ label, code, saysNone }])).values()][0] ?? []
  })
  return found.map(({ id }) => id)
}

/** A line that was taken out of a document with its code, and is kept from Claire. */
async function takeCoded(): Promise<string> {
  const [lineId, documentId] = [randomUUID(), await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])]
  const origin = { documentId, documentVersion: 1, entry: "e", code: CODE, title: "Synthèse", author: null, writtenOn: null }
  const excludedFor = [claire.accountId]
  const apart: ItemApart = { sensitivity: "not", sensitiveTopic: null, isHiddenFromProfessionals: false, excludedFor }
  const taken = { content: { label: "Asthme" }, origin, apart, saysNone: false }
  await as(jeanne, (access) => takeLine(access, { section: SECTION, lineId }, taken))
  return lineId
}

it("A line that may say the same has the same words, whatever their accents and state, or the same code; the reader may see it", async () => {
  const own = randomUUID()
  await as(jeanne, (access) => addLine(access, { section: SECTION, lineId: own, content: { label: "Œdème de Quincke" } }))
  const coded = await takeCoded()
  expect(await alike(jeanne, "oedeme de quincke (guéri)")).toEqual([own])
  expect(await alike(jeanne, "Bronchite", CODE)).toEqual([coded])
  expect(await alike(claire, "Asthme", CODE)).toEqual([])
  expect(await alike(jeanne, "Bronchite")).toEqual([])
  expect(await alike(jeanne, "Aucune", null, true)).toHaveLength(2)
})
