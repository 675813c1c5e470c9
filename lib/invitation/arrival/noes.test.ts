import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { getHelper, listHelpers } from "@/lib/delegation/queries"
import { asPatient, journalOf, rowOf } from "@/lib/delegation/testing"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { codeOfConstraint } from "@/lib/request/constraints"
import { proposeAgain } from "../commands"
import { getInvitationCode, readInvitation } from "../queries"
import { hashCode, parseCode } from "../rules"
import { invite } from "../testing"
import { acceptInvitation, declineInvitation, returnInvitation } from "./commands"

let jeanne: Actor
let claire: Actor
let paul: Actor
let patientId: string
let id: string
let code: string

beforeEach(async () => {
  ;[jeanne, claire, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier"), await newActor("Paul Garnier")]
  patientId = await newPatient(jeanne)
  ;({ id, code } = await invite(jeanne, patientId, { who: { name: "Claire Garnier" } }))
})

const hash = () => hashCode(configuration().secret, parseCode(code) ?? "")
const as = <Result>(who: Actor, work: Parameters<typeof withInvitation<Result>>[2]) => withInvitation(who, hash(), work)
const noes = () =>
  asSuperuser((db) => db`select account_id, word from invitation_noes where patient_id = ${patientId} order by said_at`)
const told = () =>
  asSuperuser((db) => db`select subject, name from notices where account_id = ${jeanne.accountId} order by told_at, id`)
const stands = async () => [
  ...(await asSuperuser((db) => db`select * from delegations where id = ${id}`)),
  ...(await asSuperuser((db) => db`select * from invitations where delegation_id = ${id}`)),
]

describe("Who is not the one that an invitation is for", () => {
  test("says so or says no, and the right one says yes with the same code", async () => {
    const before = await stands()
    await as(paul, returnInvitation)
    await as(await newActor("Marc Garnier"), declineInvitation)
    expect(await stands()).toEqual(before)
    await as(claire, acceptInvitation)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "accepted", caregiver_account_id: claire.accountId })
  })

  test("is named to the patient, with what they said, and to nobody else", async () => {
    await as(paul, returnInvitation)
    const helper = await asPatient(jeanne, patientId, (access) => getHelper(access, id))
    expect(helper).toMatchObject({ state: "invited", noes: [{ name: "Paul Garnier", word: "returned" }], arrivedName: null })
    expect(helper?.noes[0]?.saidAt).toBeInstanceOf(Date)
    expect((await asPatient(jeanne, patientId, listHelpers))[0]?.noes).toHaveLength(1)
    expect(await told()).toEqual([{ subject: "returned", name: "Paul Garnier" }])
    expect(await journalOf(patientId, id)).toContain("delegation.returned")
    expect((await as(claire, readInvitation)).said).toBeNull()
    expect((await as(paul, readInvitation)).said).toBe("returned")
  })

  test("says it once: pressed again, or otherwise, it is neither told nor kept", async () => {
    await as(paul, returnInvitation)
    await as(paul, returnInvitation)
    await as(paul, declineInvitation)
    expect(await noes()).toEqual([{ account_id: paul.accountId, word: "returned" }])
    expect(await told()).toHaveLength(1)
    expect((await journalOf(patientId, id)).filter((action) => /returned|declined/.test(action))).toHaveLength(1)
  })

  test("changes their mind: a yes is a yes", async () => {
    await as(claire, declineInvitation)
    await as(claire, acceptInvitation)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "accepted" })
    await expect(as(paul, returnInvitation)).rejects.toThrow(NotFoundError)
  })

  test("is one of five at most, and the sixth reads that there is nothing to do; the right one still says yes", async () => {
    for (let more = 0; more < 5; more++) await as(await newActor(`Marc Garnier ${more}`), returnInvitation)
    const sixth = await as(paul, declineInvitation).catch((error: unknown) => error)
    expect(codeOfConstraint(sixth)).toBe("invitation.enough_noes")
    expect(await noes()).toHaveLength(5)
    expect(await told()).toHaveLength(5)
    await as(claire, acceptInvitation)
  })

  test("both answer at once: each is kept and told", async () => {
    await Promise.all([as(paul, returnInvitation), as(claire, declineInvitation)])
    expect(await noes()).toHaveLength(2)
    expect(await told()).toHaveLength(2)
  })

  test("says nothing with a code that was renewed, nor the patient with her own", async () => {
    await asPatient(jeanne, patientId, (access) => proposeAgain(access, id))
    await expect(as(paul, returnInvitation)).rejects.toThrow(NotFoundError)
    code = (await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id)))?.code ?? ""
    await expect(as(jeanne, returnInvitation)).rejects.toThrow("invitation.own")
    expect(await noes()).toEqual([])
  })
})

describe("With the portal's role and nothing between, who holds the code", () => {
  const writes = (who: Actor, statement: (ids: { invitationId: string }) => ReturnType<typeof sql>) =>
    as(who, ({ tx, invitationId }) => tx.execute(statement({ invitationId })))
  const no =
    (who: string, word = "returned") =>
    ({ invitationId }: { invitationId: string }) =>
      sql`insert into invitation_noes (patient_id, invitation_id, account_id, word) values (${patientId}, ${invitationId}, ${who}, ${word})`

  test("says no in nobody else's name, and with no other word", async () => {
    await expect(writes(paul, no(claire.accountId))).rejects.toThrow("in their own name")
    await expect(writes(paul, no(paul.accountId, "confirmed"))).rejects.toThrow()
    await expect(writes(jeanne, no(jeanne.accountId))).rejects.toThrow("in their own name")
    expect(await noes()).toEqual([])
  })

  test("takes no no back and reads nobody else's", async () => {
    await as(claire, declineInvitation)
    const seen = await writes(paul, () => sql`select * from invitation_noes`)
    expect([...seen]).toEqual([])
    for (const change of ["delete from invitation_noes", "update invitation_noes set word = 'returned'"])
      await expect(writes(claire, () => sql.raw(change))).rejects.toThrow("permission denied")
  })

  test.each([
    "update delegations set status = 'refused', ended_at = now(), end_reason = 'declined', version = version + 1",
    "update delegations set status = 'ended', caregiver_account_id = relais.current_actor(), ended_at = now(), end_reason = 'renounced', version = version + 1",
    "update invitations set status = 'declined', arrived_account_id = relais.current_actor(), arrived_at = now(), answered_at = now()",
  ])("burns nothing: %s", async (change) => {
    const before = await stands()
    await expect(writes(paul, () => sql`${sql.raw(change)} where patient_id = ${patientId}`)).rejects.toThrow()
    expect(await stands()).toEqual(before)
  })
})
