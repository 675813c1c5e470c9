import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  letTurnsPass,
  newActor,
  newBlock,
  newDocument,
  newPatient,
  practiceOf,
  withRule,
} from "@/lib/access/testing"
import { placeDigest } from "@/lib/audit/append"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { groupedCode } from "@/lib/platform/written-code"
import { openConsultation } from "./commands"
import { newCode, someCode } from "./testing"

afterAll(closeDatabase)

async function jeanneAndDoctor() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const documentId = await newDocument(jeanne, patientId)
  const doctor = await newActor("Pierre Aubry", "professional")
  return { jeanne, patientId, documentId, doctor }
}

const look = (doctor: Awaited<ReturnType<typeof newActor>>, patientId: string) =>
  withAccess(doctor, patientId, ["view:documents"], async (access) => {
    access.trace({ action: "document.listed", permission: "view:documents" })
    return access.scope.basis
  })

const consultationsOf = (patientId: string) =>
  asSuperuser(async (sql) => [...(await sql`select * from consultations where patient_id = ${patientId}`)])
const codeOf = (patientId: string) =>
  asSuperuser(async (sql) => [
    ...(await sql`select used_at, withdrawn_at from consultation_codes where patient_id = ${patientId}`),
  ])

const WRONG = { name: "ConflictError", code: "professional.code_wrong" }
const TOO_MANY = { name: "ConflictError", code: "professional.code_too_many" }

describe("A professional shows a code", () => {
  it("comes into the space for two hours, and the journal says who, as what and from where", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const code = await newCode(jeanne, patientId)
    expect(await openConsultation(doctor, ` ${groupedCode(code).toLowerCase()} `)).toBe(patientId)
    expect(await look(doctor, patientId)).toBe("consultation")
    const [row] = await consultationsOf(patientId)
    expect((row?.closes_at - row?.opened_at) / 60_000).toBe(120)
    expect(row).toMatchObject({ professional_name: "Pierre Aubry", profession_code: "10", place_name: "Cabinet des Tilleuls" })
    const [line] = await asSuperuser(
      (sql) => sql`select e.*, p.structure_name from audit_events e
      join audit_places p on p.patient_id = e.patient_id and p.event_id = e.id
      where e.patient_id = ${patientId} and action = 'consultation.opened'`,
    )
    expect(line).toMatchObject({ basis: "consultation", profession_code: "10", structure_name: "Cabinet des Tilleuls" })
    expect(line?.place_sha256).toEqual(placeDigest("R00001", "Cabinet des Tilleuls"))
  })

  it("comes in for as long as the rule says on that day", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const code = await newCode(jeanne, patientId)
    await withRule("consultation_lasts", 45, () => openConsultation(doctor, code))
    const [row] = await consultationsOf(patientId)
    expect((row?.closes_at - row?.opened_at) / 60_000).toBe(45)
  })

  it("works without a named place of practice", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const nowhere = { ...doctor, exercice: practiceOf("60", { structureId: null, structureName: null }) }
    expect(await openConsultation(nowhere, await newCode(jeanne, patientId))).toBe(patientId)
    expect(await look(nowhere, patientId)).toBe("consultation")
  })

  it("opens once: a second showing, by him or by another, is a wrong code", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const other = await newActor("Anne Morel", "professional")
    const code = await newCode(jeanne, patientId)
    await openConsultation(doctor, code)
    await expect(openConsultation(doctor, code)).rejects.toMatchObject(WRONG)
    await expect(openConsultation(other, code)).rejects.toMatchObject(WRONG)
    expect(await consultationsOf(patientId)).toHaveLength(1)
    await expect(look(other, patientId)).rejects.toBeInstanceOf(NotFoundError)
  })

  it("opens once when two show it at the same instant", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const other = await newActor("Anne Morel", "professional")
    const code = await newCode(jeanne, patientId)
    const answers = await Promise.allSettled([openConsultation(doctor, code), openConsultation(other, code)])
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await consultationsOf(patientId)).toHaveLength(1)
  })

  it.each([
    ["guessed", async () => someCode()],
    ["ten minutes old", async (jeanne, patientId) => newCode(jeanne, patientId, 10)],
    [
      "withdrawn",
      async (jeanne, patientId) => {
        const code = await newCode(jeanne, patientId)
        await asSuperuser((sql) => sql`update consultation_codes set withdrawn_at = now() where patient_id = ${patientId}`)
        return code
      },
    ],
  ] satisfies [string, (jeanne: Awaited<ReturnType<typeof newActor>>, patientId: string) => Promise<string>][])(
    "is told the same wrong code when it is %s",
    async (_, made) => {
      const { jeanne, patientId, doctor } = await jeanneAndDoctor()
      const code = await made(jeanne, patientId)
      const before = await codeOf(patientId)
      await expect(openConsultation(doctor, code)).rejects.toMatchObject(WRONG)
      expect(await codeOf(patientId)).toEqual(before)
      expect(await consultationsOf(patientId)).toEqual([])
      await expect(look(doctor, patientId)).rejects.toBeInstanceOf(NotFoundError)
    },
  )

  it("is told the same when the patient keeps him out, and the code stays good for whom it was given", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    await newBlock(jeanne, patientId, doctor)
    const code = await newCode(jeanne, patientId)
    await expect(openConsultation(doctor, code)).rejects.toMatchObject(WRONG)
    expect(await codeOf(patientId)).toMatchObject([{ used_at: null }])
    expect(await openConsultation(await newActor("Anne Morel", "professional"), code)).toBe(patientId)
  })

  it("must wait after five wrong ones, even with the right one in hand", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const code = await newCode(jeanne, patientId)
    for (let attempt = 0; attempt < 5; attempt++) await expect(openConsultation(doctor, someCode())).rejects.toMatchObject(WRONG)
    await expect(openConsultation(doctor, code)).rejects.toMatchObject(TOO_MANY)
    expect(await codeOf(patientId)).toMatchObject([{ used_at: null }])
    await letTurnsPass(doctor, "consultation_tries", "9 minutes")
    await expect(openConsultation(doctor, code)).rejects.toMatchObject(TOO_MANY)
    await letTurnsPass(doctor, "consultation_tries", "1 minute")
    expect(await openConsultation(doctor, code)).toBe(patientId)
  })

  it("has no more tries by sending many at once", async () => {
    const { doctor } = await jeanneAndDoctor()
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => openConsultation(doctor, someCode())))
    const codes = answers.map((answer) => (answer.status === "rejected" ? answer.reason.code : "opened"))
    expect(codes.filter((code) => code === WRONG.code)).toHaveLength(5)
    expect(codes.filter((code) => code === TOO_MANY.code)).toHaveLength(7)
  })

  it("is nobody else's gesture: a citizen, or a professional who has not said where they practise", async () => {
    const { jeanne, patientId, doctor } = await jeanneAndDoctor()
    const code = await newCode(jeanne, patientId)
    for (const actor of [await newActor("Victor Noël"), { ...doctor, exercice: null }])
      await expect(openConsultation(actor, code)).rejects.toBeInstanceOf(ConflictError)
    expect(await codeOf(patientId)).toMatchObject([{ used_at: null }])
  })
})

describe("A consultation is over", () => {
  const opened = async () => {
    const circle = await jeanneAndDoctor()
    await openConsultation(circle.doctor, await newCode(circle.jeanne, circle.patientId))
    return circle
  }

  it("after two hours by the database's clock", async () => {
    const { patientId, doctor } = await opened()
    const move = (minutes: number) =>
      asSuperuser(
        (sql) => sql`update consultations set opened_at = now() - make_interval(mins => ${minutes}::int),
        closes_at = now() - make_interval(mins => ${minutes}::int) + interval '2 hours' where patient_id = ${patientId}`,
      )
    await move(119)
    expect(await look(doctor, patientId)).toBe("consultation")
    await move(120)
    await expect(look(doctor, patientId)).rejects.toBeInstanceOf(NotFoundError)
  })

  it("when the patient ends it, and when she blocks him while he reads", async () => {
    const first = await opened()
    await asSuperuser(
      (sql) =>
        sql`update consultations set ended_at = now(), end_reason = 'patient_request' where patient_id = ${first.patientId}`,
    )
    await expect(look(first.doctor, first.patientId)).rejects.toBeInstanceOf(NotFoundError)
    const second = await opened()
    expect(await look(second.doctor, second.patientId)).toBe("consultation")
    await newBlock(second.jeanne, second.patientId, second.doctor)
    await expect(look(second.doctor, second.patientId)).rejects.toBeInstanceOf(NotFoundError)
  })
})
