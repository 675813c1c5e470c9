import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { biologyReport } from "@/lib/cda/examples"
import { getDocument } from "@/lib/documents/queries"
import { deposit } from "@/lib/documents/upload/testing"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { laterVersion } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

type Words = { sensitivity?: "sensitive" }

/** A report known by an identifier, which may say that it replaces another, or is something else to it. */
function clinical(id: string, other?: string, words: Words = {}, space = patientId, by = jeanne, code = "RPLC") {
  const parent = (extension: string) =>
    `<relatedDocument typeCode="${code}"><parentDocument><id root="1.2.3.4" extension="${extension}"/></parentDocument></relatedDocument>`
  const xml = biologyReport()
    .replace('<id root="1.2.250.1.999.1.1.7932.1"/>', `<id root="1.2.3.4" extension="${id}"/>`)
    .replace("<documentationOf>", `${other ? parent(other) : ""}<documentationOf>`)
  return deposit(by, space, [{ bytes: Buffer.from(xml), name: "document.xml" }], words)
}

function structured(id: string, relation: Record<string, unknown>) {
  const document = documentWith({ resourceType: "Observation", status: "final", code: { text: "Glycémie" } })
  const [composition] = document.entry
  Object.assign(composition?.resource ?? {}, { title: "Essai", relatesTo: [{ code: "replaces", ...relation }] })
  const bytes = Buffer.from(JSON.stringify({ ...document, identifier: { system: "urn:oid:1.2.3.4", value: id } }))
  return deposit(jeanne, patientId, [{ bytes, name: "document.json" }])
}

const relatedTo = async (documentId: string, by = jeanne, space = patientId) =>
  (await withAccess(by, space, ["view:documents"], (access) => getDocument(access, documentId))).related

const versionsOf = async (documentId: string, by = jeanne) => {
  const related = await relatedTo(documentId, by)
  const earlier = related.find(({ relation, direction }) => relation === "replaces" && direction === "to")
  return { earlier: earlier?.other.id ?? null, later: laterVersion(related)?.id ?? null }
}

describe("A document that replaces another", () => {
  it("leads to it, and the other to it", async () => {
    const [first, second] = [await clinical("1"), await clinical("2", "1")]
    expect(await versionsOf(second)).toEqual({ earlier: first, later: null })
    expect(await versionsOf(first)).toEqual({ earlier: null, later: second })
  })

  it("leads to it from one form to the other", async () => {
    const first = await clinical("1")
    const second = await structured("2", { targetIdentifier: { system: "urn:oid:1.2.3.4", value: "1" } })
    const third = await structured("3", { targetReference: { identifier: { system: "urn:oid:1.2.3.4", value: "2" } } })
    expect(await versionsOf(second)).toEqual({ earlier: first, later: third })
  })

  it("leads nowhere where the other is not here, is in another space, or is itself", async () => {
    expect(await versionsOf(await clinical("2", "1"))).toEqual({ earlier: null, later: null })
    expect(await versionsOf(await clinical("7", "7"))).toEqual({ earlier: null, later: null })
    const twin = await newActor()
    await clinical("1", undefined, {}, await newPatient(twin), twin)
    expect(await versionsOf(await clinical("3", "1"))).toEqual({ earlier: null, later: null })
  })

  it("leads a caregiver there only if she may read it, and says nothing of it else", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    const hidden = await clinical("1", undefined, { sensitivity: "sensitive" })
    const second = await clinical("2", "1")
    const third = await clinical("3", "2", { sensitivity: "sensitive" })
    expect(await versionsOf(second, claire)).toEqual({ earlier: null, later: null })
    expect(await versionsOf(second)).toEqual({ earlier: hidden, later: third })
  })
})

describe("A document that is something else to another", () => {
  it.each([
    ["adds to it", "appends", "APND"],
    ["is made from it", "transforms", "XFRM"],
    ["signs it", "signs", null],
  ])("leads to it and the other to it, and is no version of it: %s", async (_, relation, code) => {
    const target = { targetIdentifier: { system: "urn:oid:1.2.3.4", value: "1" } }
    const [one, other] = [await clinical("1"), await structured("2", { code: relation, ...target })]
    const third = code ? await clinical("3", "1", {}, patientId, jeanne, code) : null
    expect(await relatedTo(other)).toMatchObject([{ relation, direction: "to", other: { id: one } }])
    const ids = [third, other].filter((id) => id !== null)
    expect(await relatedTo(one)).toMatchObject(ids.map((id) => ({ relation, direction: "from", other: { id } })))
    expect(await versionsOf(one)).toEqual({ earlier: null, later: null })
  })

  it("leads a caregiver there only if she may read it, and says nothing of it else", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    const report = await clinical("1")
    const addendum = await clinical("2", "1", { sensitivity: "sensitive" }, patientId, jeanne, "APND")
    expect(await relatedTo(report, claire)).toEqual([])
    expect(await relatedTo(report)).toMatchObject([{ relation: "appends", direction: "from", other: { id: addendum } }])
  })
})
