import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newConsultation, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { endConsultation, giveCode, withdrawCode } from "./commands"
import { getLatestCode } from "./queries"
import { hashConsultationCode, parseConsultationCode } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let space: string

beforeEach(async () => {
  jeanne = await newActor()
  morel = await newActor("Dr Anne Morel", "professional")
  space = await newPatient(jeanne)
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<"edit:care_circle">) => Promise<Result>) =>
  withAccess(actor, space, ["edit:care_circle"], work)
const give = () => as(jeanne, giveCode)
const latest = () => as(jeanne, getLatestCode)
const codes = () =>
  asSuperuser(
    (db) => db`select id, used_at is not null as used, withdrawn_at is not null as withdrawn from consultation_codes
      where patient_id = ${space} order by given_at`,
  )

/** What a professional does with the letters that the page shows. */
async function shows(letters: string | undefined, professional = morel): Promise<string> {
  const code = parseConsultationCode(letters ?? "") ?? ""
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, professional, [])
    const [row] = await tx.execute<{ outcome: string }>(sql`select outcome from relais.use_consultation_code(
      ${hashConsultationCode(configuration().secret, code)}, '10', null, null, null)`)
    return row?.outcome ?? ""
  })
}

describe("Jeanne's code", () => {
  it("is the same each time the page is opened, good for ten minutes, and opens one consultation", async () => {
    await give()
    const [first, again] = [await latest(), await latest()]
    expect(first).toMatchObject({ state: "live", shown: again?.shown })
    expect(first?.shown?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(first?.shown?.link).toBe(`${configuration().url}/professional/open?code=${first?.shown?.code}`)
    expect(Number(first?.expiresAt) - Number(first?.now)).toBeGreaterThan(9.9 * 60_000)
    expect(await shows(first?.shown?.code)).toBe("opened")
    expect(await shows(first?.shown?.code)).toBe("wrong")
    expect(await latest()).toMatchObject({ state: "used", shown: null, usedBy: "Dr Anne Morel", isOpen: true })
  })

  it("withdraws the one before that nobody used, so that one is good at a time, and none that was used", async () => {
    const [one, two] = [await give(), await give()]
    expect(await codes()).toMatchObject([
      { id: one, withdrawn: true },
      { id: two, withdrawn: false },
    ])
    await shows((await latest())?.shown?.code)
    await give()
    expect(await codes()).toMatchObject([{ withdrawn: true }, { used: true, withdrawn: false }, { withdrawn: false }])
  })

  it("is one although two tabs ask at once", async () => {
    await Promise.all([give(), give()])
    expect((await codes()).filter(({ withdrawn }) => !withdrawn)).toHaveLength(1)
  })

  it("opens nothing once withdrawn, and withdrawing again says so and changes nothing", async () => {
    const id = await give()
    const letters = (await latest())?.shown?.code
    await as(jeanne, (access) => withdrawCode(access, id))
    expect(await shows(letters)).toBe("wrong")
    expect(await latest()).toMatchObject({ state: "over", shown: null })
    const before = await codes()
    const again = as(jeanne, (access) => withdrawCode(access, id))
    await expect(again).rejects.toThrow(new ConflictError("care.code_over"))
    await expect(as(jeanne, (access) => withdrawCode(access, randomUUID()))).rejects.toThrow(NotFoundError)
    expect(await codes()).toEqual(before)
  })

  it("is no more shown or withdrawn once its ten minutes are over", async () => {
    const id = await give()
    await asSuperuser((db) => db`update consultation_codes set expires_at = now() where id = ${id}`)
    expect(await latest()).toMatchObject({ state: "over", shown: null })
    await expect(as(jeanne, (access) => withdrawCode(access, id))).rejects.toThrow(new ConflictError("care.code_over"))
    expect(await codes()).toMatchObject([{ withdrawn: false }])
  })

  it("is given by nobody else: neither a caregiver nor a member of the team", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, space, claire)
    await newTeamMember(jeanne, space, morel)
    for (const actor of [claire, morel]) await expect(as(actor, giveCode)).rejects.toThrow(ForbiddenError)
    await expect(as(await newActor("Victor Noël"), giveCode)).rejects.toThrow(NotFoundError)
    expect(await codes()).toEqual([])
  })
})

describe("A consultation", () => {
  const reads = () => withAccess(morel, space, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))
  const end = (id: string) => as(jeanne, (access) => endConsultation(access, id))
  const ends = () => asSuperuser((db) => db`select end_reason, ended_at from consultations where patient_id = ${space}`)

  it("that Jeanne ends shows nothing more from the next request on; ending it again says that it is over", async () => {
    const id = await newConsultation(jeanne, space, morel)
    await reads()
    await end(id)
    await expect(reads()).rejects.toThrow(NotFoundError)
    const before = await ends()
    expect(before).toMatchObject([{ end_reason: "patient_request" }])
    await expect(end(id)).rejects.toThrow(new ConflictError("care.consultation_over"))
    await expect(end(randomUUID())).rejects.toThrow(NotFoundError)
    expect(await ends()).toEqual(before)
  })

  it("of another patient is not found, and stays open", async () => {
    const amina = await newActor("Amina Benali")
    const elsewhere = await newPatient(amina)
    const id = await newConsultation(amina, elsewhere, morel)
    await expect(end(id)).rejects.toThrow(NotFoundError)
    const [row] = await asSuperuser((db) => db`select ended_at from consultations where id = ${id}`)
    expect(row?.ended_at).toBeNull()
  })
})
