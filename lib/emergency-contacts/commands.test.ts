import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newBlock, newDelegation, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { NotFoundError, OvertakenError } from "@/lib/errors"
import {
  addEmergencyContact,
  changeEmergencyContact,
  confirmEmergencyContact,
  moveEmergencyContact,
  removeEmergencyContact,
} from "./commands"
import { listContacts } from "./queries"

afterAll(closeDatabase)

const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78" }
const MARIE = { name: "Marie Petit", relation: "woman_neighbour", telephone: "02 41 00 00 00" }
const HELPING = { permissions: ["view:emergency_contacts", "add:emergency_contacts"], documentGroups: [] }

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const add = (actor: Actor, given = CLAIRE) =>
  withAccess(actor, patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, given))
const edit = (actor: Actor, work: (access: PatientAccess<"edit:emergency_contacts">) => Promise<void>) =>
  withAccess(actor, patientId, ["edit:emergency_contacts"], work)
const list = (actor: Actor) => withAccess(actor, patientId, ["view:emergency_contacts"], listContacts)
const names = async () => (await list(jeanne)).map(({ name }) => name)
const idOf = async (name: string) => (await list(jeanne)).find((one) => one.name === name)?.id ?? ""
const rows = () =>
  asSuperuser((sql) => sql`select * from emergency_contacts where patient_id = ${patientId} order by position, id`)

describe("Somebody to call", () => {
  it("stands in the order in which the person noted them, with the number as she typed it", async () => {
    await add(jeanne)
    await add(jeanne, MARIE)
    expect(await list(jeanne)).toMatchObject([
      { ...CLAIRE, isConfirmed: true, confirmed: null, author: { kind: "patient", name: "Jeanne Lefèvre", isYou: true } },
      { ...MARIE, isConfirmed: true },
    ])
  })

  it("is noted once when the same form is sent twice, at once too", async () => {
    await Promise.all([add(jeanne), add(jeanne), add(jeanne)])
    expect(await rows()).toHaveLength(1)
  })

  it("waits for the person when a caregiver proposes them, and stands when she says yes", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    await add(claire, MARIE)
    expect(await list(jeanne)).toMatchObject([
      { isConfirmed: false, author: { kind: "caregiver", name: "Claire Lefèvre", relation: "daughter", isYou: false } },
    ])
    const id = await idOf(MARIE.name)
    await edit(jeanne, (access) => confirmEmergencyContact(access, id))
    expect(await list(claire)).toMatchObject([
      { isConfirmed: true, author: { isYou: true }, confirmed: { name: "Jeanne Lefèvre", isYou: false } },
    ])
    const [{ confirmed } = {}] = await list(jeanne)
    await edit(jeanne, (access) => changeEmergencyContact(access, { ...MARIE, telephone: "112", contactId: id, version: 2 }))
    expect(await list(jeanne)).toMatchObject([{ telephone: "112", confirmed, author: { name: "Claire Lefèvre" }, version: 3 }])
  })

  it("is called earlier, changed and taken away as the person says", async () => {
    await add(jeanne)
    await add(jeanne, MARIE)
    const [first, second] = [await idOf(CLAIRE.name), await idOf(MARIE.name)]
    await edit(jeanne, (access) => moveEmergencyContact(access, second))
    expect(await names()).toEqual([MARIE.name, CLAIRE.name])
    await edit(jeanne, (access) => changeEmergencyContact(access, { ...MARIE, telephone: "112", contactId: second, version: 1 }))
    expect((await list(jeanne))[0]).toMatchObject({ telephone: "112" })
    await edit(jeanne, (access) => removeEmergencyContact(access, second))
    expect(await names()).toEqual([CLAIRE.name])
    await expect(edit(jeanne, (access) => removeEmergencyContact(access, second))).rejects.toThrow("")
    await expect(edit(jeanne, (access) => moveEmergencyContact(access, second))).rejects.toThrow("")
    expect(await idOf(CLAIRE.name)).toBe(first)
  })

  it("is not said anew over what somebody else said meanwhile, and stays as it is", async () => {
    await add(jeanne)
    const id = await idOf(CLAIRE.name)
    const change = (telephone: string, version: number) =>
      edit(jeanne, (access) => changeEmergencyContact(access, { ...CLAIRE, telephone, contactId: id, version }))
    await change("112", 1)
    const before = await rows()
    for (const version of [1, 3])
      await expect(change("15", version)).rejects.toThrow(new OvertakenError("emergency.changed_meanwhile"))
    expect(await rows()).toEqual(before)
    await edit(jeanne, (access) => removeEmergencyContact(access, id))
    await expect(change("15", 2)).rejects.toThrow(NotFoundError)
  })

  it("is one of five at most, however many forms come at once, and a sixth changes nothing", async () => {
    const five = Array.from({ length: 5 }, (_, at) => ({ ...MARIE, telephone: `02 41 00 00 0${at}` }))
    for (const one of five.slice(0, 4)) await add(jeanne, one)
    const last = await Promise.allSettled([five[4], { ...MARIE, telephone: "112" }].map((one) => add(jeanne, one)))
    expect(last.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(add(jeanne, { ...MARIE, telephone: "15 15" })).rejects.toThrow("emergency.too_many")
    expect(await rows()).toHaveLength(5)
  })

  it("is read by whoever treats her, whatever their profession, and by nobody whom she keeps out", async () => {
    await add(jeanne)
    const physio = { ...(await newActor("Hugo Blanc", "professional")), exercice: practiceOf("70") }
    await newTeamMember(jeanne, patientId, physio)
    expect(await list(physio)).toHaveLength(1)
    await newBlock(jeanne, patientId, physio)
    await expect(list(physio)).rejects.toThrow("")
  })

  it("is neither changed nor confirmed by who helps or treats, and nothing changes", async () => {
    await add(jeanne)
    await newDelegation(jeanne, patientId, claire, HELPING)
    const morel = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    const [id, before] = [await idOf(CLAIRE.name), await rows()]
    for (const actor of [claire, morel, await newActor("Victor Noël")]) {
      await expect(edit(actor, (access) => removeEmergencyContact(access, id))).rejects.toThrow("")
      await expect(
        edit(actor, (access) => changeEmergencyContact(access, { ...MARIE, contactId: id, version: 1 })),
      ).rejects.toThrow("")
    }
    await expect(add(morel, MARIE)).rejects.toThrow("add:emergency_contacts")
    expect(await rows()).toEqual(before)
  })

  it("of another person is not found by an id, and stays as it is", async () => {
    await add(jeanne)
    const [id, before] = [await idOf(CLAIRE.name), await rows()]
    const thomas = await newActor("Thomas Petit")
    const his = await newPatient(thomas)
    const removing = withAccess(thomas, his, ["edit:emergency_contacts"], (access) => removeEmergencyContact(access, id))
    await expect(removing).rejects.toThrow("")
    expect(await rows()).toEqual(before)
  })

  it("leaves a line for each thing that is done with them", async () => {
    await add(jeanne)
    await list(jeanne)
    const told = await asSuperuser(
      (sql) => sql`select action, cardinality(resource_ids) as ids from audit_events
        where patient_id = ${patientId} and action like 'emergency%' order by occurred_at`,
    )
    expect(told).toMatchObject([
      { action: "emergency_contact.added", ids: 1 },
      { action: "emergency_contact.listed", ids: 1 },
    ])
  })
})
