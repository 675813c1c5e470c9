import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { confirmArrival, doNotRecogniseArrival, withdraw } from "@/lib/delegation/opening/commands"
import { getHelper } from "@/lib/delegation/queries"
import { mayBeGivenAgain, mayBeInvitedAnew } from "@/lib/delegation/rules"
import { asPatient, mailsTo, rowOf } from "@/lib/delegation/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { renounce } from "@/lib/helping/commands"
import { configuration } from "@/lib/platform/configuration"
import { acceptInvitation } from "../arrival/commands"
import { getInvitationCode } from "../queries"
import { hashCode, parseCode } from "../rules"
import { type Given, invite } from "../testing"
import { inviteAnew } from "./commands"

let jeanne: Actor
let claire: Actor
let paul: Actor
let patientId: string

beforeEach(async () => {
  ;[jeanne, claire, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier"), await newActor("Paul Garnier")]
  patientId = await newPatient(jeanne)
})

const accepts = (who: Actor, code: string) =>
  withInvitation(who, hashCode(configuration().secret, parseCode(code) ?? ""), acceptInvitation)
const refuses = (id: string) =>
  asPatient(jeanne, patientId, (access) => doNotRecogniseArrival(access, { patientId, delegationId: id }))
const anew = (id: string) => asPatient(jeanne, patientId, (access) => inviteAnew(access, id))
const codeOf = async (id: string) => (await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id)))?.code ?? ""
const count = async () => (await asSuperuser((db) => db`select 1 from delegations where patient_id = ${patientId}`)).length

/** An invitation for Claire that Paul said yes to. */
async function takenByPaul(by: Given["by"] = { channel: "letter" }, who = paul) {
  const invited = await invite(jeanne, patientId, { who: { name: "Claire Garnier" }, by, topics: ["mental_health"] })
  await accepts(who, invited.code)
  return invited
}

describe("After a no to the wrong person, in one gesture", () => {
  test("the same invitation leaves anew with a new code, and the right person says yes to it", async () => {
    const { id, code } = await takenByPaul()
    await refuses(id)
    const made = await anew(id)
    expect(made.channel).toBe("letter")
    const before = (await rowOf(jeanne, patientId, id)) ?? {}
    const same = [
      "caregiver_name",
      "relation",
      "purpose",
      "permissions",
      "document_groups",
      "sensitive_topics",
      "duration_months",
      "at_end",
    ]
    const after = (await rowOf(jeanne, patientId, made.id)) ?? {}
    expect(same.map((column) => after[column])).toEqual(same.map((column) => before[column]))
    expect(after).toMatchObject({ status: "proposed", caregiver_account_id: null, opens_at: null })
    const fresh = await codeOf(made.id)
    expect(fresh).not.toBe(code)
    await expect(accepts(claire, code)).rejects.toThrow(NotFoundError)
    await accepts(claire, fresh)
    await asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: made.id }))
  })

  test("it goes to the same address", async () => {
    const { id } = await takenByPaul({ channel: "mail", contact: "garnier@exemple.fr" })
    await refuses(id)
    const made = await anew(id)
    const mails = await mailsTo("garnier@exemple.fr")
    expect(mails).toHaveLength(2)
    expect(mails.at(-1)?.text).toContain(await codeOf(made.id))
    expect(mails.at(-1)?.text).toContain("Claire Garnier")
  })

  test("pressed twice, or in two tabs at once, one leaves", async () => {
    const { id } = await takenByPaul()
    await refuses(id)
    const both = await Promise.allSettled([anew(id), anew(id)])
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(anew(id)).rejects.toThrow(new ConflictError("invitation.anew_already"))
    expect(await count()).toBe(2)
  })

  test("also when the wrong person took their yes back", async () => {
    const { id } = await takenByPaul()
    await withOwn(paul, (own) => renounce(own, id))
    await anew(id)
    expect(await count()).toBe(2)
  })
})

/** Lets days pass for what was asked in this space; a code lives on, and what is over stays over. */
const letDaysPass = (days: number) =>
  asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update delegations set created_at = created_at - make_interval(days => ${days}::int) where patient_id = ${patientId}`
    }),
  )

describe("One answer to whether it is one's own choice serves for as long as an invitation lives", () => {
  test("counted from the answer, however late somebody says yes and is not recognised", async () => {
    const within = await takenByPaul()
    const after = await takenByPaul({ channel: "letter" }, await newActor("Samir Haddad"))
    await letDaysPass(29)
    await refuses(within.id)
    await anew(within.id)
    await letDaysPass(1)
    await refuses(after.id)
    await expect(anew(after.id)).rejects.toThrow(new ConflictError("invitation.anew_already"))
  })

  test("and from the first answer where it left anew before, of which the page says so too", async () => {
    const first = await takenByPaul()
    await refuses(first.id)
    await letDaysPass(20)
    const second = await anew(first.id)
    await accepts(paul, await codeOf(second.id))
    await refuses(second.id)
    await letDaysPass(9)
    const third = await anew(second.id)
    await accepts(paul, await codeOf(third.id))
    await refuses(third.id)
    await letDaysPass(1)
    await expect(anew(third.id)).rejects.toThrow(new ConflictError("invitation.anew_already"))
    const helper = await asPatient(jeanne, patientId, (access) => getHelper(access, third.id))
    expect(helper && mayBeInvitedAnew(helper, helper.now, 30)).toBe(false)
    expect(helper && mayBeGivenAgain(helper)).toBe(true)
  })

  test("and anew once the questions were answered anew", async () => {
    const first = await takenByPaul()
    await refuses(first.id)
    await anew(first.id)
    await letDaysPass(31)
    const again = await takenByPaul()
    await refuses(again.id)
    await anew(again.id)
    expect(await count()).toBe(4)
  })
})

describe("Nothing leaves anew", () => {
  test("for what waits, what was withdrawn and what was open", async () => {
    const waits = await takenByPaul()
    await expect(anew(waits.id)).rejects.toThrow(ConflictError)
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: waits.id }))
    await expect(anew(waits.id)).rejects.toThrow(ConflictError)
    const opened = await takenByPaul()
    await asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: opened.id }))
    await withOwn(paul, (own) => renounce(own, opened.id))
    await expect(anew(opened.id)).rejects.toThrow(ConflictError)
    expect(await count()).toBe(2)
  })

  test("of another's space", async () => {
    const { id } = await takenByPaul()
    await refuses(id)
    const sophie = await newActor("Sophie Martin")
    const hers = await newPatient(sophie)
    await expect(asPatient(sophie, hers, (access) => inviteAnew(access, id))).rejects.toThrow(NotFoundError)
  })
})
