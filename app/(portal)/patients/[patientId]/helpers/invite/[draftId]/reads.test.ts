import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { draftOf, invite } from "@/lib/invitation/testing"
import { goTo } from "@/lib/request/view"
import { readDraft } from "./reads"

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const read = (draftId: string) =>
  withAccess(jeanne, patientId, ["edit:delegations"], (access) => readDraft(access, { patientId, draftId }))
const lastLine = async () => {
  const [line] = await asSuperuser(
    (sql) => sql`select action, outcome, resource_ids from audit_events where patient_id = ${patientId} order by id desc limit 1`,
  )
  return line
}

describe("A question of an invitation", () => {
  it("is shown with what was answered, and who invites", async () => {
    const draftId = await draftOf(jeanne, patientId)
    expect(await read(draftId)).toMatchObject({
      draft: { id: draftId, answers: { name: "Claire" } },
      patientName: "Jeanne Lefèvre",
    })
  })

  it("leads to the access once the invitation was sent, and leaves its trace on the way", async () => {
    const { id } = await invite(jeanne, patientId)
    expect(await read(id)).toEqual(goTo(`/patients/${patientId}/helpers/${id}`))
    expect(await lastLine()).toEqual({ action: "delegation.viewed", outcome: "done", resource_ids: [id] })
  })

  it("is not there for an invitation that nobody began, and the asking is told", async () => {
    await expect(read(randomUUID())).rejects.toBeInstanceOf(NotFoundError)
    expect(await lastLine()).toMatchObject({ action: "access.refused", outcome: "refused" })
  })
})
