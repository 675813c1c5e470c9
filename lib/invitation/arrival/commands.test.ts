import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { confirmArrival, doNotRecogniseArrival, withdraw } from "@/lib/delegation/opening/commands"
import { getConsent, listHelpers } from "@/lib/delegation/queries"
import { asPatient, asSuperuser, confirmAddress, journalOf, mailsTo, rowOf } from "@/lib/delegation/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { listHelped } from "@/lib/helping/queries"
import { configuration } from "@/lib/platform/configuration"
import { proposeAgain } from "../commands"
import { getInvitationCode, readInvitation } from "../queries"
import { hashCode, parseCode } from "../rules"
import { type Given, invite as inviteAs } from "../testing"
import { acceptInvitation, declineInvitation } from "./commands"

let jeanne: Actor
let claire: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const invite = (given: Given = {}) => inviteAs(jeanne, patientId, given)

const hashOf = (code: string) => hashCode(configuration().secret, parseCode(code) ?? "")
const accepts = (who: Actor, code: string) => withInvitation(who, hashOf(code), acceptInvitation)
const confirms = (id: string) => asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: id }))
const reads = (who: Actor) =>
  withAccess(who, patientId, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))

describe("Arriving with an invitation", () => {
  test("Somebody reads what it gives, says yes, is recognised, and the access is open at once", async () => {
    const { id, code } = await invite()
    const shown = await withInvitation(claire, hashOf(code), readInvitation)
    expect(shown).toMatchObject({ patientName: "Jeanne Lefèvre", isOwn: false, grant: { documentGroups: ["lab_results"] } })
    await accepts(claire, code.toLowerCase().replaceAll("-", " "))
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    const [helper] = await asPatient(jeanne, patientId, listHelpers)
    expect(helper).toMatchObject({ state: "arrived", arrivedName: "Claire Lefèvre", birthDate: "1944-03-14" })
    await confirms(id)
    await reads(claire)
    const journal = (await journalOf(patientId, id)).filter((action) => action !== "delegation.drafted")
    expect(journal).toEqual(["delegation.proposed", "delegation.accepted", "delegation.listed", "delegation.confirmed"])
  })

  test("Both texts are kept when the patient says yes, hers whole and the caregiver's without what was left out", async () => {
    const { id, code } = await invite()
    await accepts(claire, code)
    await confirms(id)
    const consent = await asPatient(jeanne, patientId, (access) => getConsent(access, id))
    expect(consent?.body).toContain("Claire ne pourra pas")
    const rows = await asSuperuser<{ body: string }>(
      (db) => db`select body from consent_texts where delegation_id = ${id} and audience = 'caregiver'`,
    )
    expect(rows[0]?.body).not.toMatch(/ne pourr|ordonnances/)
  })

  test("Something sensitive waits two days and is announced; the patient can undo it", async () => {
    const address = await confirmAddress(jeanne)
    const { id, code } = await invite({ topics: ["mental_health"] })
    await accepts(claire, code)
    await confirms(id)
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    expect((await mailsTo(address)).map((mail) => mail.subject)).toEqual([
      "Votre réponse est attendue sur Relais",
      "Un changement s’ouvrira dans deux jours sur Relais",
    ])
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: id }))
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "withdrawn" })
  })

  test("Somebody whom the patient does not know gets nothing", async () => {
    const { id, code } = await invite()
    const victor = await newActor("Victor Noël")
    await accepts(victor, code)
    await asPatient(jeanne, patientId, (access) => doNotRecogniseArrival(access, { patientId, delegationId: id }))
    await expect(reads(victor)).rejects.toThrow(NotFoundError)
    expect(await withOwn(victor, listHelped)).toEqual([])
    await expect(confirms(id)).rejects.toThrow(ConflictError)
  })

  test("Two people with the same code at once: one arrives, and the code is used", async () => {
    const { id, code } = await invite()
    const paul = await newActor("Paul Garnier")
    const both = await Promise.allSettled([accepts(claire, code), accepts(paul, code)])
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    const row = await rowOf(jeanne, patientId, id)
    expect([claire.accountId, paul.accountId]).toContain(row?.caregiver_account_id)
    await expect(accepts(await newActor("Victor Noël"), code)).rejects.toThrow(NotFoundError)
  })

  test("Saying yes twice changes nothing more, and answering yes twice opens once", async () => {
    const { id, code } = await invite()
    await accepts(claire, code)
    await accepts(claire, code)
    const both = await Promise.allSettled([confirms(id), confirms(id)])
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await journalOf(patientId, id)).filter((action) => action === "delegation.accepted")).toHaveLength(1)
  })

  test("An invitation that somebody said no to stands open, and the patient is told", async () => {
    const address = await confirmAddress(jeanne)
    const { id, code } = await invite()
    await withInvitation(claire, hashOf(code), declineInvitation)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "proposed", end_reason: null, caregiver_account_id: null })
    expect(await mailsTo(address)).toHaveLength(1)
    await accepts(claire, code)
  })

  test("The patient does not accept her own invitation", async () => {
    const { code } = await invite()
    await expect(accepts(jeanne, code)).rejects.toThrow(ConflictError)
  })

  test("Somebody who helps already is asked to have the first access widened instead", async () => {
    await newDelegation(jeanne, patientId, claire)
    const { code } = await invite()
    await expect(accepts(claire, code)).rejects.toThrow(ConflictError)
  })

  test("A code guessed, withdrawn or too old is not found, each in the same way", async () => {
    await expect(accepts(claire, "0000-0000-0000-0000")).rejects.toThrow(NotFoundError)
    const second = await invite()
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: second.id }))
    await expect(accepts(claire, second.code)).rejects.toThrow(NotFoundError)
    const third = await invite()
    await asSuperuser((db) => db`update invitations set expires_at = now() where delegation_id = ${third.id}`)
    await expect(accepts(claire, third.code)).rejects.toThrow(NotFoundError)
  })

  test.each(["letter", "screen"] as const)(
    "A new code makes those before useless, however soon it was asked for: by %s",
    async (channel) => {
      const { id, code } = await invite({ by: { channel } })
      const before = [code]
      for (let again = 0; again < 3; again++) {
        await asPatient(jeanne, patientId, (access) => proposeAgain(access, id))
        const renewed = await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id))
        expect(before).not.toContain(renewed?.code)
        before.push(renewed?.code ?? "")
      }
      for (const old of before.slice(0, -1)) await expect(accepts(claire, old)).rejects.toThrow(NotFoundError)
      await accepts(claire, before.at(-1) ?? "")
    },
  )

  test("A new code asked for twice at once is one code more each time", async () => {
    const { id } = await invite()
    const renewed = await Promise.all(
      [1, 2].map(() =>
        asPatient(jeanne, patientId, async (access) => {
          await proposeAgain(access, id)
          return (await getInvitationCode(access, id))?.code ?? ""
        }),
      ),
    )
    expect(new Set(renewed).size).toBe(2)
  })
})

test("A code on paper holds until the end of its thirtieth day in Paris, as its letter says", async () => {
  const { id } = await invite({ by: { channel: "letter" } })
  const [end] = await asSuperuser(
    (db) => db`select to_char(expires_at at time zone 'Europe/Paris', 'HH24:MI') as time,
        (expires_at at time zone 'Europe/Paris')::date - (created_at at time zone 'Europe/Paris')::date as days
      from invitations where delegation_id = ${id}`,
  )
  expect(end).toEqual({ time: "23:59", days: 30 })
})

test("A code shown on a screen lives for minutes, and the invitation lives on until it is shown again", async () => {
  const { id, code } = await invite({ by: { channel: "screen" } })
  await asSuperuser((db) => db`update invitations set expires_at = now() - interval '1 hour' where delegation_id = ${id}`)
  await expect(accepts(claire, code)).rejects.toThrow(NotFoundError)
  await asPatient(jeanne, patientId, (access) => proposeAgain(access, id))
  const renewed = await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id))
  await accepts(claire, renewed?.code ?? "")
  await confirms(id)
})

test("A caregiver sees whom she helps, what is given and never what was left out", async () => {
  const { id, code } = await invite()
  await accepts(claire, code)
  expect(await withOwn(claire, listHelped)).toMatchObject([{ patientName: "Jeanne Lefèvre", state: "arrived" }])
  await confirms(id)
  const [helped] = await withOwn(claire, listHelped)
  expect(helped).toMatchObject({ state: "open", grant: { documentGroups: ["lab_results"], sensitiveTopics: [] } })
  expect(Object.keys(helped ?? {})).not.toContain("caregiverName")
})
