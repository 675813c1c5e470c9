import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newConsultation, newDocument, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { addMember, blockProfessional, chooseAttending, dismissAttending, removeMember, unblockProfessional } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let julie: Actor
let space: string

beforeEach(async () => {
  jeanne = await newActor()
  morel = await newActor("Dr Anne Morel", "professional")
  julie = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
  space = await newPatient(jeanne)
})

type Edit = PatientAccess<"edit:care_circle">
const as = <Result>(actor: Actor, work: (access: Edit) => Promise<Result>) => withAccess(actor, space, ["edit:care_circle"], work)
const readList = (actor: Actor) =>
  withAccess(actor, space, ["view:documents"], (access) => listDocuments(access, {})).then(({ lines }) => lines.length)
const team = () =>
  asSuperuser(
    (db) => db`select professional_name as name, is_attending_doctor as attending from care_team_members
      where patient_id = ${space} and removed_at is null order by professional_name`,
  )
const blocked = () => asSuperuser(async (db) => (await db`select from blocked_professionals where patient_id = ${space}`).length)
const traced = (action: string, outcome = "done") =>
  asSuperuser(
    async (db) =>
      (await db`select from audit_events where patient_id = ${space} and action = ${action} and outcome = ${outcome}`).length,
  )

describe("Jeanne's care team", () => {
  it("takes in a professional whom she names, who reads from the next request on", async () => {
    await newDocument(jeanne, space)
    await expect(readList(morel)).rejects.toThrow(NotFoundError)
    await as(jeanne, (access) => addMember(access, morel.accountId))
    expect(await readList(morel)).toBe(1)
    const [row] = await asSuperuser((db) => db`select * from care_team_members where patient_id = ${space}`)
    expect(row).toMatchObject({
      professional_name: "Dr Anne Morel",
      profession_code: "10",
      place_name: "Cabinet des Tilleuls",
      is_attending_doctor: false,
      added_by_account_id: jeanne.accountId,
    })
    expect(await traced("care_team.added")).toBe(1)
  })

  it("has nobody twice: of two tabs that add at once, one is told; the row is one", async () => {
    const add = () => as(jeanne, (access) => addMember(access, morel.accountId))
    const outcomes = await Promise.allSettled([add(), add()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: new ConflictError("care.already_member"),
    })
    expect(await team()).toHaveLength(1)
    expect(await traced("care_team.added")).toBe(1)
    expect(await traced("care_team.added", "refused")).toBe(1)
  })

  it("takes in nobody who is no professional of the portal", async () => {
    const paul = await newActor("Paul Garnier")
    await expect(as(jeanne, (access) => addMember(access, paul.accountId))).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => addMember(access, randomUUID()))).rejects.toThrow(NotFoundError)
    expect(await team()).toEqual([])
  })

  it("lets go of a professional, who reads nothing more from the next request on, and can be added again", async () => {
    await newTeamMember(jeanne, space, julie)
    expect(await readList(julie)).toBe(0)
    await as(jeanne, (access) => removeMember(access, julie.accountId))
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => removeMember(access, julie.accountId))).rejects.toThrow(
      new ConflictError("care.not_member"),
    )
    await as(jeanne, (access) => addMember(access, julie.accountId))
    expect(await readList(julie)).toBe(0)
  })
})

describe("The attending doctor", () => {
  const choose = (who: Actor) => as(jeanne, (access) => chooseAttending(access, who.accountId))

  it("is one of the doctors of the team, and sees what Jeanne hides from professionals", async () => {
    await newDocument(jeanne, space, { marks: ["N", "MASQUE_PS"] })
    await newTeamMember(jeanne, space, morel)
    expect(await readList(morel)).toBe(0)
    await choose(morel)
    expect(await readList(morel)).toBe(1)
    await as(jeanne, (access) => dismissAttending(access, morel.accountId))
    expect(await readList(morel)).toBe(0)
    await expect(as(jeanne, (access) => dismissAttending(access, morel.accountId))).rejects.toThrow(
      new ConflictError("care.changed_meanwhile"),
    )
  })

  it("is changed in one gesture", async () => {
    const aubry = await newActor("Dr Pierre Aubry", "professional")
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newTeamMember(jeanne, space, aubry)
    await choose(aubry)
    expect(await team()).toEqual([
      { name: "Dr Anne Morel", attending: false },
      { name: "Dr Pierre Aubry", attending: true },
    ])
  })

  it("is one, although two tabs choose two at once", async () => {
    const others = await Promise.all(["Dr Pierre Aubry", "Dr Nadia Rousseau"].map((name) => newActor(name, "professional")))
    for (const doctor of others) await newTeamMember(jeanne, space, doctor)
    const outcomes = await Promise.allSettled(others.map(choose))
    const refused = outcomes.filter((outcome) => outcome.status === "rejected")
    for (const { reason } of refused) expect(reason).toEqual(new ConflictError("care.changed_meanwhile"))
    expect((await team()).filter(({ attending }) => attending)).toHaveLength(1)
    expect(await traced("care_team.attending_chosen")).toBe(2 - refused.length)
    expect(await traced("care_team.attending_chosen", "refused")).toBe(refused.length)
  })

  it("is no nurse and nobody outside the team; whoever is stays", async () => {
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newTeamMember(jeanne, space, julie)
    await expect(choose(julie)).rejects.toThrow(new ConflictError("care.not_a_doctor"))
    const aubry = await newActor("Dr Pierre Aubry", "professional")
    await expect(choose(aubry)).rejects.toThrow(new ConflictError("care.not_member"))
    expect(await team()).toMatchObject([{ attending: true }, { attending: false }])
  })
})

describe("Blocking a professional", () => {
  const block = (who: Actor) => as(jeanne, (access) => blockProfessional(access, who.accountId))

  it("takes the attending doctor out of everything at once, and keeps readable what he deposited", async () => {
    await newDocument(jeanne, space)
    const letter = await newDocument(jeanne, space, { authorKind: "professional", authorAccountId: morel.accountId })
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newConsultation(jeanne, space, morel)
    expect(await readList(morel)).toBe(2)
    await block(morel)
    expect(await readList(morel)).toBe(1)
    expect(await withAccess(morel, space, ["view:documents"], (access) => getDocument(access, letter))).toMatchObject({
      id: letter,
    })
    expect(await team()).toEqual([])
    const consultations = await asSuperuser((db) => db`select end_reason from consultations where patient_id = ${space}`)
    expect(consultations).toEqual([{ end_reason: "blocked" }])
    expect([await traced("care_team.removed"), await traced("consultation.ended")]).toEqual([1, 1])
  })

  it("while he reads refuses him that very page, whose trace could no longer be written, and the next", async () => {
    await newDocument(jeanne, space)
    await newTeamMember(jeanne, space, julie)
    const reading = withAccess(julie, space, ["view:documents"], async (access) => {
      const seen = (await listDocuments(access, {})).lines.length
      await block(julie)
      return seen
    })
    await expect(reading).rejects.toThrow(NotFoundError)
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    expect([await blocked(), await team()]).toEqual([1, []])
    expect(await traced("document.listed")).toBe(0)
  })

  it("twice is the same as once; a blocked professional is not added, and a code of hers opens nothing for him", async () => {
    await Promise.all([block(julie), block(julie)])
    expect(await blocked()).toBe(1)
    await expect(as(jeanne, (access) => addMember(access, julie.accountId))).rejects.toThrow(new ConflictError("care.blocked"))
    await expect(newConsultation(jeanne, space, julie)).rejects.toThrow("opened nothing")
    expect(await team()).toEqual([])
  })

  it("is undone, which opens nothing by itself", async () => {
    await newTeamMember(jeanne, space, julie)
    await block(julie)
    await as(jeanne, (access) => unblockProfessional(access, julie.accountId))
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => unblockProfessional(access, julie.accountId))).rejects.toThrow(
      new ConflictError("care.not_blocked"),
    )
    await as(jeanne, (access) => addMember(access, julie.accountId))
    expect(await readList(julie)).toBe(0)
  })
})
