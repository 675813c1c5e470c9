import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { findNewestOf, listDocuments } from "../queries"
import { parseFilters } from "../schema"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const add = (given: Parameters<typeof newDocument>[2]) => newDocument(jeanne, patientId, given)
const found = (q: string, actor = jeanne) =>
  withAccess(actor, patientId, ["view:documents"], async (access) =>
    (await listDocuments(access, parseFilters({ q }))).lines.map(({ title }) => title),
  )

describe("Searching the documents by words", () => {
  beforeEach(async () => {
    await add({ title: "Échographie du cœur", typeCode: "18748-4", documentGroup: "imaging" })
    await add({ title: "Novembre", authorKind: "professional", authorName: "Dr Anne Morel" })
    await add({ title: "Pour trois mois", typeCode: "57833-6", documentGroup: "prescriptions" })
  })

  it.each([
    ["a part of a title, without its accents", "echo", ["Échographie du cœur"]],
    ["letters tied together, typed apart", "COEUR", ["Échographie du cœur"]],
    ["who deposited it", "morel", ["Novembre"]],
    ["what people call its type, which its title does not say", "ordonnance", ["Pour trois mois"]],
    ["every word that was typed", "novembre morel", ["Novembre"]],
    ["words of which one fits nothing", "novembre garnier", []],
    ["signs that mean something to SQL", "100%_'", []],
  ])("finds %s", async (_, typed, titles) => {
    expect(await found(typed)).toEqual(titles)
  })

  it("narrows nothing where nothing is said", async () => {
    expect(await found("  ?! ")).toHaveLength(3)
  })

  it("finds nothing that may not be seen", async () => {
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["prescriptions"] })
    expect(await found("cœur", claire)).toEqual([])
    expect(await found("ordonnance", claire)).toEqual(["Pour trois mois"])
  })
})

describe("The newest synthesis", () => {
  const newest = (actor: Actor) =>
    withAccess(actor, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "document.listed" })
      return findNewestOf(access, ["60591-5", "SYNTH"])
    })

  it("is the one that speaks of the latest day, of what may be read", async () => {
    const synthesis = { typeCode: "60591-5", documentGroup: "care_plans" }
    await add({ ...synthesis, actOn: "2026-01-10" })
    const latest = await add({ ...synthesis, actOn: "2026-09-10" })
    await add({ actOn: "2026-10-01" })
    expect(await newest(jeanne)).toBe(latest)
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["lab_results"] })
    expect(await newest(claire)).toBeNull()
  })
})
