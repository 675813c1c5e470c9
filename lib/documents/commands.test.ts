import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { deleteDocument, describeDocument, hideFromProfessionals, restoreDocument } from "./commands"
import { listDeletedDocuments } from "./deleted/queries"
import { getDocument, listDocuments } from "./queries"
import { parseFilters } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
let documentId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
  documentId = await newDocument(jeanne, patientId, {})
})

const row = () => asSuperuser(async (sql) => (await sql`select * from documents where id = ${documentId}`)[0])
const edit = <Result>(actor: Actor, work: (access: PatientAccess<"edit:documents">) => Promise<Result>) =>
  withAccess(actor, patientId, ["edit:documents"], work)
const titles = async (actor: Actor) =>
  withAccess(actor, patientId, ["view:documents"], async (access) =>
    (await listDocuments(access, parseFilters({}))).lines.map(({ title }) => title),
  )
const words = { typeCode: "57833-6", title: "Ordonnance de mai", actOn: "2026-05-03", sensitivity: "by_type" as const }
const input = (change = {}) => ({ patientId, documentId, version: 1, ...words, ...change })

describe("Changing a document", () => {
  it("gives it another name, type and date; the group follows the type, so the caregiver sees what she was given", async () => {
    await edit(jeanne, (access) => describeDocument(access, input()))
    expect(await row()).toMatchObject({ title: "Ordonnance de mai", document_group: "prescriptions", version: 2 })
    expect(await titles(claire)).toEqual(["Ordonnance de mai"])
    await edit(jeanne, (access) => describeDocument(access, input({ version: 2, typeCode: "18748-4" })))
    expect(await titles(claire)).toEqual([])
  })

  it("makes it sensitive by the patient's own word, whatever its type, and not sensitive again", async () => {
    await edit(jeanne, (access) => describeDocument(access, input({ sensitivity: "sensitive" })))
    expect(await row()).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "chosen" })
    expect(await titles(claire)).toEqual([])
    await edit(jeanne, (access) => describeDocument(access, input({ sensitivity: "not", version: 2 })))
    expect(await row()).toMatchObject({ sensitivity: "not", sensitive_topic: null })
    expect(await titles(claire)).toEqual(["Ordonnance de mai"])
  })

  it("in a second tab, after the first one changed it, is refused and changes nothing", async () => {
    await edit(jeanne, (access) => describeDocument(access, input()))
    const before = await row()
    const late = edit(jeanne, (access) => describeDocument(access, input({ title: "Autre chose" })))
    await expect(late).rejects.toThrow(new ConflictError("documents.changed_meanwhile"))
    expect(await row()).toEqual(before)
  })

  it("hides it from professionals and shows it again, beside its other marks", async () => {
    await edit(jeanne, (access) => hideFromProfessionals(access, documentId, 1, true))
    expect((await row())?.marks).toEqual(["N", "MASQUE_PS"])
    await edit(jeanne, (access) => hideFromProfessionals(access, documentId, 2, true))
    expect((await row())?.marks).toEqual(["N", "MASQUE_PS"])
    await edit(jeanne, (access) => hideFromProfessionals(access, documentId, 3, false))
    expect((await row())?.marks).toEqual(["N"])
  })

  it("is the patient's alone: a caregiver who sees it changes, hides and deletes nothing", async () => {
    const before = await row()
    for (const work of [
      (access: PatientAccess<"edit:documents">) => describeDocument(access, input()),
      (access: PatientAccess<"edit:documents">) => hideFromProfessionals(access, documentId, 1, true),
      (access: PatientAccess<"edit:documents">) => deleteDocument(access, documentId, 1),
    ]) {
      await expect(edit(claire, work)).rejects.toThrow(ForbiddenError)
    }
    expect(await row()).toEqual(before)
  })

  it("does not reach a document of somebody else's, nor one that the patient may not see yet", async () => {
    const other = await newActor("Amina Diallo")
    const otherPatient = await newPatient(other)
    const foreign = await newDocument(other, otherPatient, {})
    const unseen = await newDocument(jeanne, patientId, { marks: ["INVISIBLE_PATIENT"], authorKind: "professional" })
    for (const id of [foreign, unseen]) {
      await expect(edit(jeanne, (access) => describeDocument(access, input({ documentId: id })))).rejects.toThrow(NotFoundError)
      await expect(edit(jeanne, (access) => hideFromProfessionals(access, id, 1, true))).rejects.toThrow(NotFoundError)
      await expect(edit(jeanne, (access) => deleteDocument(access, id, 1))).rejects.toThrow()
      await expect(edit(jeanne, (access) => restoreDocument(access, id))).rejects.toThrow(NotFoundError)
    }
  })
})

describe("Deleting a document", () => {
  it("takes it from every list and page, and bringing it back is one gesture", async () => {
    await edit(jeanne, (access) => deleteDocument(access, documentId, 1))
    expect([await titles(jeanne), await titles(claire)]).toEqual([[], []])
    const read = withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, documentId))
    await expect(read).rejects.toThrow(NotFoundError)
    expect(await edit(jeanne, listDeletedDocuments)).toMatchObject([{ id: documentId, title: "Analyses de sang" }])
    await edit(jeanne, (access) => restoreDocument(access, documentId))
    await edit(jeanne, (access) => restoreDocument(access, documentId))
    expect([await titles(jeanne), await titles(claire)]).toEqual([["Analyses de sang"], ["Analyses de sang"]])
    expect(await edit(jeanne, listDeletedDocuments)).toEqual([])
  })

  it("twice is told as what it is: gone already", async () => {
    await edit(jeanne, (access) => deleteDocument(access, documentId, 1))
    await expect(edit(jeanne, (access) => deleteDocument(access, documentId, 1))).rejects.toThrow(NotFoundError)
  })

  it("is not offered for what a professional deposited", async () => {
    documentId = await newDocument(jeanne, patientId, { authorKind: "professional", authorName: "Dr Anne Morel" })
    const before = await row()
    await expect(edit(jeanne, (access) => deleteDocument(access, documentId, 1))).rejects.toThrow(ConflictError)
    expect(await row()).toEqual(before)
  })

  it("is final after thirty days, on the day and not before", async () => {
    await edit(jeanne, (access) => deleteDocument(access, documentId, 1))
    const age = (interval: string) =>
      asSuperuser((sql) => sql`update documents set deleted_at = now() - ${interval}::interval where id = ${documentId}`)
    await age("30 days")
    expect(await edit(jeanne, listDeletedDocuments)).toEqual([])
    await expect(edit(jeanne, (access) => restoreDocument(access, documentId))).rejects.toThrow(NotFoundError)
    await age("29 days 23 hours")
    await edit(jeanne, (access) => restoreDocument(access, documentId))
    expect(await titles(jeanne)).toHaveLength(1)
  })
})
