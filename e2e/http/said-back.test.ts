import { describe, expect, test } from "vitest"
import { asSuperuser, newActor, newArrival, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { draftOf, invite } from "@/lib/invitation/testing"
import { wordsIn } from "@/lib/words/translator"
import { cookieOf } from "../circle/circle"
import { headingOf } from "./asking"
import { circle } from "./circle"
import { ask, type Reply } from "./client"
import { as, formOf } from "./form-of"
import { type Form, sendForm } from "./forms"
import { nameOf, noticeOf, presses } from "./presses"
import { BOTH } from "./ways"

/** What was said of an act, and what the notice offers. */
function expectSaid(page: Reply, said: string, offers: string[], area = "delegation"): Form | undefined {
  const notice = noticeOf(page)
  expect(notice.said).toContain(wordsIn("fr", area)(`done.${said}`))
  expect(notice.look).toContain("bg-green-tint")
  expect(notice.forms.map(nameOf)).toEqual(offers)
  return notice.forms[0]
}

describe("What was done about an access is said back, on one green notice with what takes it back", () => {
  const CHANNELS = [
    ["sent", { channel: "mail", contact: "lucie@example.org" }],
    ["prepared", { channel: "letter" }],
    ["prepared", { channel: "screen" }],
  ] as const
  test.each(CHANNELS.flatMap(([said, writes]) => BOTH.map((way) => [said, writes.channel, way, writes] as const)))(
    "an invitation %s by %s, %s",
    async (said, _channel, way, writes) => {
      const jeanne = await newActor("Jeanne Lefèvre")
      const patientId = await newPatient(jeanne)
      const { does, press } = presses(await as(jeanne), way)
      const check = `/patients/${patientId}/helpers/invite/${await draftOf(jeanne, patientId)}/check`
      const { at, page } = await does(check, "proposeInvitation", writes)
      const undo = expectSaid(page, said, ["withdraw"])
      if (undo) expectSaid((await press(at, undo)).page, "withdrawn", ["draftAgain"])
    },
  )

  test.each(BOTH)("an invitation that is pressed twice leaves once and leads to its access, %s", async (way) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const headers = await as(jeanne)
    const { press } = presses(headers, way)
    const draftId = await draftOf(jeanne, patientId)
    const check = `/patients/${patientId}/helpers/invite/${draftId}/check`
    const form = await formOf("proposeInvitation", check, headers, { channel: "letter" })
    await press(check, form)
    const again = await press(check, form)
    expect(again.at).toMatch(new RegExp(`/patients/${patientId}/helpers/${draftId}$`))
    expect(again.page.status).toBe(200)
  })

  test.each(BOTH)("an access confirmed, paused, resumed, ended and given again, %s", async (way) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const arrivedId = await newArrival(jeanne, patientId, await newActor("Lucie Bonnet"))
    const delegationId = await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
    const { does, press } = presses(await as(jeanne), way)
    const helpers = `/patients/${patientId}/helpers`
    const confirmed = await does(`${helpers}/${arrivedId}`, "confirmArrival")
    const pause = expectSaid(confirmed.page, "confirmed", ["suspend"])
    expect(pause && expectSaid((await press(confirmed.at, pause)).page, "paused", ["resume"])).toBeDefined()
    const paused = await does(`${helpers}/${delegationId}`, "suspend")
    const resume = expectSaid(paused.page, "paused", ["resume"])
    const resumed = resume && (await press(paused.at, resume))
    expect(resumed && expectSaid(resumed.page, "resumed", ["suspend"])).toBeDefined()
    const ended = await does(`${helpers}/${delegationId}/revoke`, "revoke")
    const again = expectSaid(ended.page, "ended", ["draftAgain"])
    const drafted = again && (await press(ended.at, again))
    expect(drafted?.at).toMatch(/\/helpers\/invite\/[\w-]+\/list$/)
    expect(drafted && headingOf(drafted.page)).toContain("Claire Lefèvre")
  })
})

test.each(BOTH)("A new code in the place of one that is too old is said back, %s", async (way) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const headers = await as(jeanne)
  const { does } = presses(headers, way)
  const draftId = await draftOf(jeanne, patientId)
  await does(`/patients/${patientId}/helpers/invite/${draftId}/check`, "proposeInvitation", { channel: "letter" })
  await asSuperuser((sql) => sql`update invitations set expires_at = now() where patient_id = ${patientId}`)
  const { page } = await does(`/patients/${patientId}/helpers/${draftId}/letter`, "proposeAgainByLetter")
  expectSaid(page, "code_again", [])
})

test.each(BOTH)("An access that waits before it opens is taken back on the notice that says so, %s", async (way) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const id = await newArrival(jeanne, patientId, await newActor("Claire Lefèvre"))
  await asSuperuser((sql) => sql`update delegations set sensitive_topics = '{mental_health}' where id = ${id}`)
  const { does, press } = presses(await as(jeanne), way)
  const { at, page } = await does(`/patients/${patientId}/helpers/${id}`, "confirmArrival")
  const undo = expectSaid(page, "confirmed", ["withdraw"])
  if (undo) expectSaid((await press(at, undo)).page, "withdrawn", ["draftAgain"])
})

test.each(BOTH)("A yes to an invitation is said back on the page of that access, and taken back there, %s", async (way) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const invited = await invite(jeanne, await newPatient(jeanne), { who: { name: "Lucie Bonnet" } })
  const { does, press } = presses(await as(await newActor("Lucie Bonnet")), way)
  const { at, page } = await does(`/invitation/${invited.code}`, "acceptInvitation")
  expect(at).toContain(`/helping/${invited.id}`)
  const undo = expectSaid(page, "accepted", ["renounce"], "helping")
  if (undo) expectSaid((await press(at, undo)).page, "renounced", [], "helping")
  const rows = await asSuperuser((sql) => sql`select status, end_reason from delegations where id = ${invited.id}`)
  expect([...rows]).toEqual([{ status: "ended", end_reason: "renounced" }])
})

type Pressing = ReturnType<typeof presses>
type Step = [said: string, undoneBy: string]

/** Presses an act, and then on each notice what it offers: every one says what was done and takes back the one before. */
async function expectUndone({ does, press }: Pressing, { area, address, act, steps }: ToUndo): Promise<void> {
  let { at, page } = await does(address, act)
  for (const [said, undoneBy] of steps) {
    const undo = expectSaid(page, said, [undoneBy], area)
    if (!undo) return
    ;({ at, page } = await press(at, undo))
  }
}

type ToUndo = { area: string; address: string; act: string; steps: Step[] }

describe("What the patient changed about who reads is undone on the notice that says it", () => {
  test.each(BOTH)("a document hidden from professionals, and kept from who helps, %s", async (way) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
    const pressing = presses(await as(jeanne), way)
    const address = `/patients/${patientId}/documents/${await newDocument(jeanne, patientId)}`
    const hide = "hideFromProfessionals"
    const steps: Step[] = [
      ["hidden", hide],
      ["shown", hide],
    ]
    await expectUndone(pressing, { area: "documents", address, act: hide, steps })
    const exclude = "excludeCaregiver"
    const kept: Step[] = [
      ["excluded", exclude],
      ["included", exclude],
    ]
    await expectUndone(pressing, { area: "documents", address, act: exclude, steps: kept })
  })

  test.each(BOTH)("a professional taken out of the care team and put back, let in again and kept out, %s", async (way) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const anne = await newActor("Dr Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, anne)
    const pressing = presses(await as(jeanne), way)
    const address = `/patients/${patientId}/care-circle/${anne.accountId}`
    const steps: Step[] = [
      ["removed", "addMember"],
      ["added", "removeMember"],
    ]
    await expectUndone(pressing, { area: "care", address, act: "removeMember", steps })
    await pressing.does(`${address}/block`, "blockProfessional")
    await expectUndone(pressing, {
      area: "care",
      address,
      act: "unblockProfessional",
      steps: [["unblocked", "blockProfessional"]],
    })
  })

  test("and offers nothing where it no longer stands so", async () => {
    const people = await circle()
    const headers = cookieOf(people, "patient")
    const space = `/patients/${people.patientId}`
    for (const stale of [
      `/documents/${people.documentId}?done=hidden`,
      `/documents/${people.documentId}?done=excluded&caregiver=${people.actors.caregiver.accountId}`,
      `/care-circle/${people.actors.teamProfessional.accountId}?done=removed`,
    ])
      expect(noticeOf(await ask(space + stale, { headers })).forms, stale).toEqual([])
  })
})

describe("What was done before makes way for what was refused now, without script", () => {
  test.each([
    ["a text message and a wrong code", "/account/phone", "phone_proposed", "confirmPhone", { code: "000000" }],
    ["a mail and half an address", "/account", "contact_proposed", "proposeContact", { email: "jeanne" }],
  ])("%s", async (_, path, done, act, writes) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    await asSuperuser(
      (sql) => sql`update accounts set pending_phone = '+33612345678', pending_phone_code_hash = '\\x01',
          pending_phone_expires_at = now() + interval '1 hour' where id = ${jeanne.accountId}`,
    )
    const headers = await as(jeanne)
    const address = `${path}?done=${done}`
    const form = await formOf(act, address, headers, writes)
    expect(noticeOf(await ask(address, { headers })).look).toContain("bg-green-tint")
    const refused = await sendForm({ address, form, headers })
    expect(refused.status).toBe(200)
    expect([refused.text.includes("data-refused"), noticeOf(refused).look]).toEqual([true, ""])
  })

  test("the undo of the notice itself stays, under what was refused", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const id = await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
    const headers = await as(jeanne)
    const address = `/patients/${patientId}/helpers/${id}?done=confirmed`
    const undo = await formOf("suspend", address, headers)
    await asSuperuser((sql) => sql`update delegations set status = 'suspended' where id = ${id}`)
    const refused = await sendForm({ address, form: undo, headers })
    const said = wordsIn("fr", "delegation")("done.confirmed")
    expect([refused.text.includes("data-refused"), refused.text.includes(said)]).toEqual([true, false])
  })
})
