import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import {
  asSuperuser,
  letTurnsPass,
  newActor,
  newBlock,
  newConsultation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { listCaseload, listClosedSpaces } from "./queries"
import { isCalled } from "./rules"

afterAll(closeDatabase)

let doctor: Actor
let jeanne: Actor
let patientId: string
beforeEach(async () => {
  doctor = await newActor("Anne Morel", "professional")
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const caseloadOf = (actor: Actor, typed = "") => withOwn(actor, (own) => listCaseload(own, typed))
const namesOf = async (actor: Actor, typed = "") => (await caseloadOf(actor, typed)).team.map(({ name }) => name)
const newsOf = async (actor: Actor) => (await caseloadOf(actor)).team[0]?.newDocuments
const closedOf = async (actor: Actor) => (await withOwn(actor, listClosedSpaces)).map(({ name }) => name)
const remove = () => asSuperuser((sql) => sql`update care_team_members set removed_at = now() where patient_id = ${patientId}`)
const visited = (ago: string) =>
  asSuperuser(
    (sql) => sql`insert into space_visits (patient_id, account_id, visited_at)
    values (${patientId}, ${doctor.accountId}, now() - ${ago}::interval)`,
  )

/** What a patient's journal says of who saw her in a list. */
const listedIn = (space: string) =>
  asSuperuser(
    (sql) => sql`select actor_account_id as who, basis, profession_code as profession from audit_events
      where patient_id = ${space} and action = 'space.listed' order by id`,
  )

describe("A professional who looks at his patients", () => {
  it("leaves a line in the journal of each whose name he saw, one an hour, and in nobody else's", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    const karim = await newActor("Karim Benali")
    const other = await newPatient(karim)
    await newConsultation(karim, other, doctor)
    const stranger = await newPatient(await newActor("Pierre Aubry"))
    await caseloadOf(doctor)
    await caseloadOf(doctor)
    expect(await listedIn(patientId)).toEqual([{ who: doctor.accountId, basis: "care_team", profession: "10" }])
    expect(await listedIn(other)).toEqual([{ who: doctor.accountId, basis: "consultation", profession: "10" }])
    expect(await listedIn(stranger)).toEqual([])
    await letTurnsPass(doctor, "space_listed", "1 hour", patientId)
    await caseloadOf(doctor)
    expect(await listedIn(patientId)).toHaveLength(2)
  })

  it("leaves none where the search did not show the name", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    expect(await namesOf(doctor, "Martin")).toEqual([])
    expect(await listedIn(patientId)).toEqual([])
  })
})

describe("A professional's patients", () => {
  it("are those who named him in their care team, and no other", async () => {
    expect(await namesOf(doctor)).toEqual([])
    await newTeamMember(jeanne, patientId, doctor, { isAttendingDoctor: true })
    await newPatient(await newActor("Karim Benali"))
    expect((await caseloadOf(doctor)).team).toMatchObject([
      { patientId, name: "Lefèvre Jeanne", birthDate: "1944-03-14", isAttendingDoctor: true, lastVisitAt: null },
    ])
    expect(await namesOf(await newActor("Pierre Aubry", "professional"))).toEqual([])
  })

  it("are no longer his once they took him out of the team or keep him out", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    await remove()
    expect(await namesOf(doctor)).toEqual([])
    const karim = await newActor("Karim Benali")
    const other = await newPatient(karim)
    await newTeamMember(karim, other, doctor)
    expect(await namesOf(doctor)).toEqual(["Benali Karim"])
    await newBlock(karim, other, doctor)
    expect(await namesOf(doctor)).toEqual([])
  })

  it("are shown with an open consultation until its end, by the database's clock", async () => {
    await newConsultation(jeanne, patientId, doctor)
    const { consultations, team } = await caseloadOf(doctor)
    expect(team).toEqual([])
    expect(consultations).toMatchObject([{ patientId, isInCareTeam: false }])
    expect(Number(consultations[0]?.consultationClosesAt) - Date.now()).toBeGreaterThan(115 * 60_000)
    await asSuperuser(
      (sql) =>
        sql`update consultations set opened_at = now() - interval '2 hours', closes_at = now() where patient_id = ${patientId}`,
    )
    expect((await caseloadOf(doctor)).consultations).toEqual([])
  })

  it("are none without a place of practice", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    expect(await namesOf({ ...doctor, exercice: null })).toEqual([])
  })

  it("are found by the beginnings of their names, and those with news come first", async () => {
    for (const name of ["Amina Diallo", "Zoé Lefèvre-Benali"]) {
      const patient = await newActor(name)
      const space = await newPatient(patient)
      await newTeamMember(patient, space, doctor)
      if (name.startsWith("Zoé")) await newDocument(patient, space)
    }
    expect(await namesOf(doctor)).toEqual(["Lefèvre-Benali Zoé", "Diallo Amina"])
    expect(await namesOf(doctor, "BENALI zoe")).toEqual(["Lefèvre-Benali Zoé"])
    expect(await namesOf(doctor, "nobody")).toEqual([])
  })

  it.each([
    ["Lefèvre Jeanne", "lefe", true],
    ["Lefèvre Jeanne", "jeanne LEFEVRE", true],
    ["Lefèvre Jeanne", "evre", false],
    ["Lefèvre Jeanne", "%", true],
    ["Lefèvre Jeanne", "", true],
  ])("%s answers to “%s”: %s", (name, typed, expected) => {
    expect(isCalled(name, typed)).toBe(expected)
  })
})

describe("What is new", () => {
  it("is what others deposited since his last visit, and everything before the first", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    await newDocument(jeanne, patientId, { depositedAt: new Date(Date.now() - 10 * 86_400_000) })
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { authorKind: "professional", authorAccountId: doctor.accountId })
    expect(await newsOf(doctor)).toBe(2)
    await visited("5 days")
    expect(await newsOf(doctor)).toBe(1)
    await asSuperuser((sql) => sql`update space_visits set visited_at = now() where patient_id = ${patientId}`)
    expect(await newsOf(doctor)).toBe(0)
  })

  it("counts nothing that the matrix or the patient's marks keep from him, and nothing deleted", async () => {
    const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
    const attending = await newActor("Sarah Levy", "professional")
    const outside = { ...(await newActor("Hugo Blanc", "professional")), exercice: practiceOf("93") }
    for (const actor of [doctor, nurse, outside]) await newTeamMember(jeanne, patientId, actor)
    await newTeamMember(jeanne, patientId, attending, { isAttendingDoctor: true })
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { typeCode: "89601-9", documentGroup: "certificates" })
    await newDocument(jeanne, patientId, { marks: ["N", "MASQUE_PS"] })
    await newDocument(jeanne, patientId, { marks: ["N", "INVISIBLE_PATIENT"], authorKind: "professional", authorAccountId: null })
    const deleted = await newDocument(jeanne, patientId)
    await asSuperuser((sql) => sql`update documents set deleted_at = now() where id = ${deleted}`)
    expect([await newsOf(doctor), await newsOf(nurse), await newsOf(attending), await newsOf(outside)]).toEqual([3, 2, 4, 0])
  })
})

describe("What he deposited", () => {
  const deposit = (given: Parameters<typeof newDocument>[2] = {}) =>
    newDocument(jeanne, patientId, { authorKind: "professional", authorAccountId: doctor.accountId, ...given })

  it("is found where the space is closed to him, and only there", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    await deposit()
    expect(await closedOf(doctor)).toEqual([])
    await remove()
    expect(await closedOf(doctor)).toEqual(["Lefèvre Jeanne"])
    await newBlock(jeanne, patientId, doctor)
    expect(await closedOf(doctor)).toEqual(["Lefèvre Jeanne"])
    expect(await closedOf(await newActor("Pierre Aubry", "professional"))).toEqual([])
  })

  it("is asked about again when its day has come, in a closed space too, and not before", async () => {
    await newTeamMember(jeanne, patientId, doctor)
    const due = await deposit({ marks: ["N", "INVISIBLE_PATIENT"], announceOn: "2026-01-15" })
    await deposit({ marks: ["N", "INVISIBLE_PATIENT"], announceOn: "2099-01-15" })
    await deposit()
    const awaited = { documentId: due, announceOn: "2026-01-15", patientId, name: "Lefèvre Jeanne" }
    expect((await caseloadOf(doctor)).awaited).toMatchObject([awaited])
    await remove()
    expect((await caseloadOf(doctor)).awaited).toMatchObject([awaited])
  })
})
