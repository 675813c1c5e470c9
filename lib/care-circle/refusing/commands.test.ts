import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
} from "@/lib/access/testing"
import { openConsultation } from "@/lib/consultation/opening/commands"
import { newCode } from "@/lib/consultation/opening/testing"
import { listDocuments } from "@/lib/documents/queries"
import { NotFoundError } from "@/lib/errors"
import { addMember } from "../commands"
import { removeEverybody } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let julie: Actor
let levy: Actor
let space: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  ;[morel, julie, levy] = [
    await newActor("Dr Anne Morel", "professional"),
    await newActor("Dr Julie Caron", "professional"),
    await newActor("Dr Sarah Levy", "professional"),
  ]
  space = await newPatient(jeanne)
  await newDocument(jeanne, space)
  await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
  await newConsultation(jeanne, space, julie)
})

const refuse = (actor = jeanne) => withAccess(actor, space, ["edit:care_circle"], removeEverybody)
const reads = (actor: Actor) =>
  withAccess(actor, space, ["view:documents"], (access) => listDocuments(access, {})).then(({ lines }) => lines.length)
const acts = () =>
  asSuperuser<{ action: string }[]>(
    (db) => db`select action from audit_events where patient_id = ${space} and actor_account_id = ${jeanne.accountId}
      and action in ('care_team.removed', 'consultation.ended', 'consultation.code_withdrawn') order by action`,
  ).then((rows) => rows.map(({ action }) => action))

describe("A refusal that professionals read one's space", () => {
  it("takes in one gesture the team, the consultation that is open and the code that waits; the journal says each", async () => {
    const code = await newCode(jeanne, space)
    expect([await reads(morel), await reads(julie)]).toEqual([1, 1])
    await refuse()
    for (const one of [morel, julie]) await expect(reads(one)).rejects.toThrow(NotFoundError)
    await expect(openConsultation(levy, code)).rejects.toThrow()
    await expect(reads(levy)).rejects.toThrow(NotFoundError)
    expect(await acts()).toEqual(["care_team.removed", "consultation.code_withdrawn", "consultation.ended"])
  })

  it("leaves to each professional what he deposited, and to whom she lets help what she lets them", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, space, claire, { permissions: ["view:documents"], documentGroups: ["lab_results"] })
    await newDocument(jeanne, space, { authorKind: "professional", authorAccountId: morel.accountId })
    const before = await reads(claire)
    await refuse()
    expect(await reads(morel)).toBe(1)
    expect(await reads(claire)).toBe(before)
  })

  it("is taken back by naming somebody again, and a second time changes nothing", async () => {
    await refuse()
    await Promise.all([refuse(), refuse()])
    await withAccess(jeanne, space, ["edit:care_circle"], (access) => addMember(access, morel.accountId))
    expect(await reads(morel)).toBe(1)
  })

  it("is nobody else's to make", async () => {
    await expect(refuse(morel)).rejects.toThrow("edit:care_circle")
    expect(await reads(morel)).toBe(1)
  })
})
