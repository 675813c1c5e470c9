import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { getDocument } from "@/lib/documents/queries"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { excludeCaregiver, includeCaregiver } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let paul: Actor
let patientId: string
let documentId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  paul = await newActor("Paul Garnier")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
  await newDelegation(jeanne, patientId, paul, { documentGroups: ["prescriptions"], relation: "neighbour" })
  documentId = await newDocument(jeanne, patientId, {})
})

const edit = <Result>(actor: Actor, work: (access: PatientAccess<"edit:documents">) => Promise<Result>) =>
  withAccess(actor, patientId, ["edit:documents"], work)
const read = (actor: Actor) => withAccess(actor, patientId, ["view:documents"], (access) => getDocument(access, documentId))
const whoSees = () =>
  edit(jeanne, async (access) => {
    access.trace({ action: "document.viewed" })
    return (await listCaregiversWhoSee(access, "documents", documentId)).map(({ name, sees, isExcluded }) => [
      name,
      sees,
      isExcluded,
    ])
  })

describe("Who can see a document", () => {
  it("is told to the patient as the policy decides it, for each caregiver with an open access", async () => {
    expect(await whoSees()).toEqual([
      ["Claire Lefèvre", true, false],
      ["Paul Garnier", false, false],
    ])
  })

  it("leaves out an access that ended or has not begun", async () => {
    await asSuperuser(async (sql) => {
      await sql`update delegations set opens_at = now() + interval '1 day' where caregiver_account_id = ${claire.accountId}`
      await sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'renounced' where caregiver_account_id = ${paul.accountId}`
    })
    expect(await whoSees()).toEqual([])
  })
})

describe("Keeping a document from one caregiver", () => {
  it("hides it from her alone and leaves no trace for her; twice is the same as once; it can be undone", async () => {
    await read(claire)
    await edit(jeanne, (access) => excludeCaregiver(access, documentId, claire.accountId))
    await edit(jeanne, (access) => excludeCaregiver(access, documentId, claire.accountId))
    await expect(read(claire)).rejects.toThrow(NotFoundError)
    expect(await whoSees()).toContainEqual(["Claire Lefèvre", false, true])
    await edit(jeanne, (access) => includeCaregiver(access, documentId, claire.accountId))
    expect(await read(claire)).toMatchObject({ id: documentId })
  })

  it("is refused for somebody who is no caregiver of this patient, and is never a caregiver's own doing", async () => {
    const stranger = await newActor("Victor Noël")
    const others = edit(jeanne, (access) => excludeCaregiver(access, documentId, stranger.accountId))
    await expect(others).rejects.toThrow(NotFoundError)
    const own = edit(claire, (access) => excludeCaregiver(access, documentId, paul.accountId))
    await expect(own).rejects.toThrow(ForbiddenError)
    const [count] = await asSuperuser((sql) => sql`select count(*)::int n from item_exclusions where patient_id = ${patientId}`)
    expect(count?.n).toBe(0)
  })
})
