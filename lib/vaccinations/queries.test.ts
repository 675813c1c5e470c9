import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { newReviewer, sayYes, sendRequest, someChild } from "@/lib/review/testing"
import { listVaccinations } from "./queries"
import { newVaccination } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let morel: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
})

const list = (actor: Actor) => withAccess(actor, patientId, ["view:vaccinations"], listVaccinations)

describe("The book", () => {
  it("is a professional's whom the matrix lets read it; any other reads what he wrote", async () => {
    await newVaccination(jeanne, patientId)
    await newConsultation(jeanne, patientId, morel)
    expect(await list(morel)).toHaveLength(1)
    const optician = { ...(await newActor("Hugo Blanc", "professional")), exercice: practiceOf("28") }
    await newTeamMember(jeanne, patientId, optician, { professionCode: "28" })
    await newVaccination(optician, patientId, { against: "influenza" })
    expect(await list(optician)).toMatchObject([{ diseases: ["influenza"], author: { isYou: true } }])
  })

  it("keeps showing its author what he wrote, after everything else ended", async () => {
    const memberId = await newTeamMember(jeanne, patientId, morel)
    await newVaccination(morel, patientId)
    await newVaccination(jeanne, patientId, { against: "rabies" })
    await asSuperuser((sql) => sql`update care_team_members set removed_at = now() where id = ${memberId}`)
    expect(await list(morel)).toMatchObject([{ author: { isYou: true }, may: { correct: false, confirm: false } }])
    await expect(newVaccination(morel, patientId)).rejects.toThrow("add:vaccinations")
  })

  it("is a parent's by law too: what she says stands, and she answers what others propose for the child", async () => {
    const amina = await newActor("Amina Diallo")
    await sayYes(
      await newReviewer(),
      await sendRequest(amina, { relation: "mother", child: someChild({ birthDate: "2022-04-03" }) }),
    )
    const [space] = await asSuperuser(
      (sql) => sql`select patient_id from delegations where caregiver_account_id = ${amina.accountId}`,
    )
    patientId = String(space?.patient_id)
    await newVaccination(amina, patientId, { against: "hpv", givenOn: "2026-01" })
    const [line] = await list(amina)
    expect(line).toMatchObject({ state: "confirmed", author: { kind: "caregiver", relation: "mother" } })
    expect(line).toMatchObject({ may: { correct: true, remove: true }, forPatient: { sensitivity: "sensitive" } })
  })

  it("is given now for these purposes, and an access that was given before gains nothing", async () => {
    for (const code of ["medicines", "everyday"] as const)
      expect(compilePurpose(code).permissions.filter((word) => word.endsWith(":vaccinations"))).toEqual(["view:vaccinations"])
    expect(compilePurpose("everything").permissions).toEqual(expect.arrayContaining(["view:vaccinations", "add:vaccinations"]))
    await newDelegation(jeanne, patientId, claire, { purpose: "everyday", permissions: ["view:documents"] })
    await expect(list(claire)).rejects.toThrow("view:vaccinations")
  })
})
