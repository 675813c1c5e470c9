import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { newAppointment } from "@/lib/appointments/testing"
import { addEmergencyContact, confirmEmergencyContact } from "@/lib/emergency-contacts/commands"
import { confirmMeasure } from "@/lib/measures/answering/commands"
import { addMeasure } from "@/lib/measures/commands"
import { listMeasures } from "@/lib/measures/queries"
import { refuseLine } from "@/lib/profile/answering/commands"
import { addLine } from "@/lib/profile/commands"
import { listLines } from "@/lib/profile/queries"
import { newVaccination } from "@/lib/vaccinations/testing"
import { countToConfirm } from "./queries"
import { addressToConfirm, sumToConfirm } from "./rules"

let jeanne: Actor
let paul: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  paul = await newActor("Paul Garnier")
  patientId = await newPatient(jeanne)
  const sections = ["allergies", "medications", "measures", "vaccinations", "emergency_contacts"] as const
  const permissions = sections.flatMap((section) => [`view:${section}`, `add:${section}`] as const)
  const agenda = ["view:appointments", "act:appointments"] as const
  await newDelegation(jeanne, patientId, paul, { permissions: [...permissions, ...agenda], documentGroups: [] })
})

/** What waits for somebody, section by section, with where it is answered. */
const waitingFor = (actor: Actor) =>
  withAccess(actor, patientId, [], async (access) => {
    access.trace({ action: "space.viewed" })
    const waiting = await countToConfirm(access)
    return Object.fromEntries(waiting.map((one) => [one.section, [one.count, addressToConfirm("", one)]]))
  })

async function note(by: Actor, label: string): Promise<string> {
  const lineId = randomUUID()
  await withAccess(by, patientId, [], (access) => addLine(access, { section: "medications", lineId, content: { label } }))
  return lineId
}

async function weigh(by: Actor, value: number): Promise<string> {
  const reading = { kind: "weight", value } as const
  await withAccess(by, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: new Date() }))
  const [row] = await asSuperuser((sql) => sql`select id from measures where patient_id = ${patientId} and value = ${value}`)
  return String(row?.id)
}

const call = (by: Actor) =>
  withAccess(by, patientId, ["add:emergency_contacts"], (access) =>
    addEmergencyContact(access, { name: "Lucie Bonnet", relation: "niece", telephone: "06 39 98 12 34" }),
  )

describe("What waits to be confirmed", () => {
  it("is counted for the person by section, of what others noted, and leads to where it is answered", async () => {
    await note(jeanne, "Doliprane")
    expect(await waitingFor(jeanne)).toEqual({})
    const line = await note(paul, "Kardegic")
    const [first, second] = [await weigh(paul, 71), await weigh(paul, 72)]
    const dose = await newVaccination(paul, patientId)
    const appointment = await newAppointment(paul, patientId)
    await call(paul)
    expect(await waitingFor(jeanne)).toEqual({
      medications: [1, `/profile/medications/${line}`],
      measures: [2, "/measures?waiting=1"],
      vaccinations: [1, `/vaccinations/${dose}`],
      appointments: [1, `/appointments/${appointment}`],
      emergency_contacts: [1, "/emergency-contacts"],
    })
    await withAccess(jeanne, patientId, ["view:measures", "act:measures"], (access) => confirmMeasure(access, first))
    await withAccess(jeanne, patientId, [], (access) => refuseLine(access, { section: "medications", lineId: line }))
    const [contact] = await asSuperuser((sql) => sql`select id from emergency_contacts where patient_id = ${patientId}`)
    await withAccess(jeanne, patientId, ["edit:emergency_contacts"], (access) =>
      confirmEmergencyContact(access, String(contact?.id)),
    )
    expect(await waitingFor(jeanne)).toEqual({
      measures: [1, `/measures/weight/${second}`],
      vaccinations: [1, `/vaccinations/${dose}`],
      appointments: [1, `/appointments/${appointment}`],
    })
  })

  it("is listed alone where it is answered, of whatever day: one's own words, what was answered and what stands are left out", async () => {
    await note(jeanne, "Doliprane")
    const [refused, first, second] = [await note(paul, "Aspirine"), await note(paul, "Kardegic"), await note(paul, "Tahor")]
    await withAccess(jeanne, patientId, [], (access) => refuseLine(access, { section: "medications", lineId: refused }))
    await asSuperuser((sql) => sql`update medications set ended_on = '2026-01' where id = ${first}`)
    await weigh(jeanne, 70)
    const [old, latest] = [await weigh(paul, 71), await weigh(paul, 72)]
    const waiting = await withAccess(jeanne, patientId, ["view:measures"], async (access) => ({
      lines: await listLines(access, "medications", { waiting: "1" }),
      measures: await listMeasures(access, { waiting: "1" }),
    }))
    expect(waiting.lines.lines.map(({ id }) => id)).toEqual([second, first])
    expect(waiting.measures.lines.map(({ id }) => id)).toEqual([latest, old])
    const his = await withAccess(paul, patientId, [], (access) => listLines(access, "medications", { waiting: "1" }))
    expect(his.lines).toEqual([])
  })

  it("is nothing to who only helps, however much they may read and add", async () => {
    const claire = await newActor("Claire Lefèvre")
    const permissions = ["view:medications", "add:medications", "view:measures", "add:measures"] as const
    await newDelegation(jeanne, patientId, claire, { permissions: [...permissions], documentGroups: [] })
    await Promise.all([note(paul, "Kardegic"), weigh(paul, 71)])
    expect(await waitingFor(claire)).toEqual({})
    expect(await waitingFor(paul)).toEqual({})
    expect(Object.keys(await waitingFor(jeanne))).toEqual(["medications", "measures"])
  })

  it("is counted for a parent of a child, but for what the parent noted before as who helps", async () => {
    const parent = await newActor("Claire Lefèvre")
    const permissions = ["view:medications", "add:medications", "view:measures", "add:measures"] as const
    const helped = await newDelegation(jeanne, patientId, parent, { permissions: [...permissions], documentGroups: [] })
    await note(parent, "Doliprane")
    const line = await note(paul, "Kardegic")
    await call(paul)
    await asSuperuser((sql) =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update delegations set basis = 'parental_authority', purpose = 'parental_authority', relation = 'mother',
          review_case_id = uuidv7() where id = ${helped}`
      }),
    )
    expect(await waitingFor(parent)).toEqual({
      medications: [1, `/profile/medications/${line}`],
      emergency_contacts: [1, "/emergency-contacts"],
    })
  })

  it("is counted for a professional as far as it is shown in care", async () => {
    const doctor = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, doctor)
    const [line] = [await note(paul, "Kardegic"), await weigh(paul, 71), await call(paul)]
    expect(Object.keys(await waitingFor(doctor))).toEqual(["medications", "measures"])
    await asSuperuser((sql) => sql`update medications set marks = '{MASQUE_PS}' where id = ${line}`)
    expect(Object.keys(await waitingFor(doctor))).toEqual(["measures"])
    const counted = await withAccess(jeanne, patientId, [], async (access) => {
      access.trace({ action: "space.viewed" })
      return sumToConfirm(await countToConfirm(access))
    })
    expect(counted).toBe(3)
  })
})
