import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { findAnswered, withInvitation } from "@/lib/access/invitation-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { confirmArrival, doNotRecogniseArrival } from "@/lib/delegation/opening/commands"
import { getHelper } from "@/lib/delegation/queries"
import { asPatient } from "@/lib/delegation/testing"
import { ConflictError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { readInvitation } from "../queries"
import { hashCode, parseCode } from "../rules"
import { invite } from "../testing"
import { acceptInvitation, declineInvitation } from "./commands"

let jeanne: Actor
let claire: Actor
let paul: Actor
let patientId: string

beforeEach(async () => {
  ;[jeanne, claire, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier"), await newActor("Paul Garnier")]
  patientId = await newPatient(jeanne)
})

const hashOf = (code: string) => hashCode(configuration().secret, parseCode(code) ?? "")
const again = (who: Actor, code: string) => findAnswered(who, hashOf(code))
const reads = (who: Actor, code: string) => withInvitation(who, hashOf(code), readInvitation)

describe("The link of an invitation, opened again", () => {
  test("leads who said yes to the access, before and after the patient's answer", async () => {
    const { id, code } = await invite(jeanne, patientId)
    expect(await again(claire, code)).toBeNull()
    await withInvitation(claire, hashOf(code), acceptInvitation)
    expect(await again(claire, code)).toEqual({ delegationId: id })
    await asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: id }))
    expect(await again(claire, code)).toEqual({ delegationId: id })
  })

  test("leads who was not recognised there too, and who said no to the invitation, which stands open", async () => {
    const first = await invite(jeanne, patientId)
    await withInvitation(claire, hashOf(first.code), acceptInvitation)
    await asPatient(jeanne, patientId, (access) => doNotRecogniseArrival(access, { patientId, delegationId: first.id }))
    expect(await again(claire, first.code)).toEqual({ delegationId: first.id })
    const second = await invite(jeanne, patientId)
    await withInvitation(claire, hashOf(second.code), declineInvitation)
    expect(await again(claire, second.code)).toBeNull()
    expect((await reads(claire, second.code)).said).toBe("declined")
  })

  test("tells nobody else that somebody answered", async () => {
    const { code } = await invite(jeanne, patientId)
    await withInvitation(claire, hashOf(code), acceptInvitation)
    for (const other of [paul, jeanne]) expect(await again(other, code)).toBeNull()
  })
})

describe("A couple who share an address", () => {
  test("each read whom the invitation is for, and one's no leaves the other's as it was", async () => {
    const hers = await invite(jeanne, patientId, { who: { name: "Claire Garnier" } })
    const his = await invite(jeanne, patientId, { who: { name: "Paul Garnier", relation: "son" } })
    expect((await reads(claire, hers.code)).caregiverName).toBe("Claire Garnier")
    expect((await reads(claire, his.code)).caregiverName).toBe("Paul Garnier")
    await withInvitation(claire, hashOf(hers.code), declineInvitation)
    await withInvitation(paul, hashOf(his.code), acceptInvitation)
    const [no, yes] = await asPatient(jeanne, patientId, async (access) => [
      await getHelper(access, hers.id),
      await getHelper(access, his.id),
    ])
    expect(no).toMatchObject({ state: "invited", noes: [{ word: "declined", name: "Claire Garnier" }], arrivedName: null })
    expect(yes).toMatchObject({ state: "arrived", arrivedName: "Paul Garnier" })
  })
})

test("Who helps already reads so before pressing anything", async () => {
  const held = await newDelegation(jeanne, patientId, claire)
  const { code } = await invite(jeanne, patientId)
  expect((await reads(claire, code)).held).toEqual({ id: held, isConfirmed: true })
  expect((await reads(paul, code)).held).toBeNull()
})

test("Who said yes to a first invitation says it to no second one, until the first is over", async () => {
  const [first, second] = [await invite(jeanne, patientId), await invite(jeanne, patientId)]
  const accepts = (code: string) => withInvitation(claire, hashOf(code), acceptInvitation)
  const statusOf = async ({ id }: { id: string }) =>
    (await asSuperuser((sql) => sql`select status from delegations where id = ${id}`))[0]?.status
  await accepts(first.code)
  expect((await reads(claire, second.code)).held).toEqual({ id: first.id, isConfirmed: false })
  expect((await reads(paul, second.code)).held).toBeNull()
  await expect(accepts(second.code)).rejects.toThrow(new ConflictError("invitation.already_accepted"))
  expect([await statusOf(first), await statusOf(second)]).toEqual(["accepted", "proposed"])
  await accepts(first.code)
  await asPatient(jeanne, patientId, (access) => doNotRecogniseArrival(access, { patientId, delegationId: first.id }))
  expect((await reads(claire, second.code)).held).toBeNull()
  await accepts(second.code)
  expect(await statusOf(second)).toBe("accepted")
})
