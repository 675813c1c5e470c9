import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { biologyReport } from "@/lib/cda/examples"
import { deposit } from "@/lib/documents/upload/testing"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { getDocument } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

type Words = { sensitivity?: "sensitive" }

/** A report known by an identifier, which may say that it replaces another. */
function clinical(id: string, replaces?: string, words: Words = {}, space = patientId, by = jeanne) {
  const parent = (extension: string) =>
    `<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3.4" extension="${extension}"/></parentDocument></relatedDocument>`
  const xml = biologyReport()
    .replace('<id root="1.2.250.1.999.1.1.7932.1"/>', `<id root="1.2.3.4" extension="${id}"/>`)
    .replace("<documentationOf>", `${replaces ? parent(replaces) : ""}<documentationOf>`)
  return deposit(by, space, [{ bytes: Buffer.from(xml), name: "document.xml" }], words)
}

function structured(id: string, replaces: Record<string, unknown>) {
  const document = documentWith({ resourceType: "Observation", status: "final", code: { text: "Glycémie" } })
  const [composition] = document.entry
  Object.assign(composition?.resource ?? {}, { title: "Essai", relatesTo: [{ code: "replaces", ...replaces }] })
  const bytes = Buffer.from(JSON.stringify({ ...document, identifier: { system: "urn:oid:1.2.3.4", value: id } }))
  return deposit(jeanne, patientId, [{ bytes, name: "document.json" }])
}

const versionsOf = async (documentId: string, by = jeanne, space = patientId) => {
  const { earlier, later } = await withAccess(by, space, ["view:documents"], (access) => getDocument(access, documentId))
  return { earlier: earlier?.id ?? null, later: later?.id ?? null }
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
