import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withInvitation } from "@/lib/access/invitation-access"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { confirmArrival, refuseArrival, withdraw } from "@/lib/delegation/opening/commands"
import { getConsent, getLens, listHelpers } from "@/lib/delegation/queries"
import { asPatient, asSuperuser, confirmAddress, journalOf, mailsTo, rowOf } from "@/lib/delegation/testing"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { listHelped } from "@/lib/helping/queries"
import { configuration } from "@/lib/platform/configuration"
import { acceptInvitation, declineInvitation } from "./arrival/commands"
import {
  answerAlone,
  answerLines,
  answerPurpose,
  answerUnable,
  answerUntil,
  answerWho,
  discardDraft,
  renewCode,
  sendInvitation,
  startInvitation,
} from "./commands"
import { getInvitationCode, listDrafts, readInvitation, requireDraft } from "./queries"
import { hashCode, parseCode } from "./rules"
import type { Lines, Who } from "./schema"

let jeanne: Actor
let claire: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

type Given = { who?: Partial<Who>; topics?: Lines["sensitiveTopics"]; pressure?: "yes" | "no" }

async function draft({ who = {}, topics = [], pressure = "no" }: Given = {}): Promise<string> {
  return asPatient(jeanne, patientId, async (access) => {
    const draftId = await startInvitation(access)
    await answerWho(access, {
      patientId,
      draftId,
      name: "Claire",
      relation: "daughter",
      channel: "letter",
      contact: undefined,
      ...who,
    })
    await answerPurpose(access, { draftId, purpose: "everyday" })
    const lines = { permissions: ["add:documents" as const], documentGroups: ["lab_results" as const], sensitiveTopics: topics }
    await answerLines(access, { patientId, draftId, ...lines })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerUnable(access, { draftId, continuesIfUnable: "no" })
    await answerAlone(access, { draftId, answer: pressure })
    return draftId
  })
}

async function invite(given: Given = {}): Promise<{ id: string; code: string }> {
  const id = await draft(given)
  await asPatient(jeanne, patientId, (access) => sendInvitation(access, id))
  const found = await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id))
  return { id, code: found?.code ?? "" }
}

const hashOf = (code: string) => hashCode(configuration().secret, parseCode(code) ?? "")
const accepts = (who: Actor, code: string) => withInvitation(who, hashOf(code), acceptInvitation)
const confirms = (id: string) => asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: id }))
const reads = (who: Actor) =>
  withAccess(who, patientId, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))

describe("Preparing an invitation", () => {
  test("The steps are kept as they are answered, and nothing is open meanwhile", async () => {
    const id = await draft()
    const [kept] = await asPatient(jeanne, patientId, listDrafts)
    expect(kept).toMatchObject({ id, answers: { name: "Claire", months: 6, documentGroups: ["lab_results"], asked: true } })
    expect(await asPatient(jeanne, patientId, listHelpers)).toEqual([])
    expect(await asPatient(jeanne, patientId, (access) => getLens(access, id))).toMatchObject({ documentGroups: ["lab_results"] })
  })

  test("The answer to the question asked alone is nowhere the portal can read it", async () => {
    const id = await draft({ pressure: "yes" })
    const asked = await asPatient(jeanne, patientId, (access) => requireDraft(access, id))
    expect(JSON.stringify(asked)).not.toContain("yes")
    const read = portalDatabase().transaction(async (tx) => {
      await identify(tx, jeanne, [patientId])
      await tx.execute(sql`select answer from pressure_answers where patient_id = ${patientId}`)
    })
    await expect(read).rejects.toThrow()
    const rows = await asSuperuser((db) => db`select answer from pressure_answers where draft_id = ${id}`)
    expect(rows).toEqual([{ answer: "yes" }])
  })

  test("Choosing the same purpose again keeps the lines; another purpose begins anew, without what was ticked as sensitive", async () => {
    const id = await draft({ topics: ["social"] })
    const answersAfter = (purpose: "everyday" | "medicines") =>
      asPatient(jeanne, patientId, async (access) => {
        await answerPurpose(access, { draftId: id, purpose })
        return (await requireDraft(access, id)).answers
      })
    expect(await answersAfter("everyday")).toMatchObject({ documentGroups: ["lab_results"], sensitiveTopics: ["social"] })
    expect(await answersAfter("medicines")).toMatchObject({ permissions: ["view:documents"], sensitiveTopics: [] })
  })

  test("An invitation with a question left open is not sent", async () => {
    const id = await asPatient(jeanne, patientId, startInvitation)
    await expect(asPatient(jeanne, patientId, (access) => sendInvitation(access, id))).rejects.toThrow(InvalidInputError)
    await asPatient(jeanne, patientId, (access) => requireDraft(access, id))
  })

  test("A draft thrown away is gone, and a draft is found by nobody else", async () => {
    const id = await draft()
    const amina = await newActor("Amina Diallo")
    const other = await newPatient(amina)
    await expect(asPatient(amina, other, (access) => requireDraft(access, id))).rejects.toThrow(NotFoundError)
    await asPatient(jeanne, patientId, (access) => discardDraft(access, id))
    await expect(asPatient(jeanne, patientId, (access) => requireDraft(access, id))).rejects.toThrow(NotFoundError)
  })

  test("A mail says who invites and gives the code, never what the access shows", async () => {
    const contact = `${randomUUID()}@example.org`
    const { code } = await invite({ who: { channel: "mail", contact } })
    const [mail] = await mailsTo(contact)
    expect(mail?.text).toContain(code)
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/analyse|document|santé|fille/i)
  })

  test("Sending twice sends one invitation", async () => {
    const id = await draft()
    const both = await Promise.allSettled([1, 2].map(() => asPatient(jeanne, patientId, (access) => sendInvitation(access, id))))
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await asPatient(jeanne, patientId, listHelpers)).toHaveLength(1)
  })
})

describe("Arriving with an invitation", () => {
  test("Somebody reads what it gives, says yes, is recognised, and the access is open at once", async () => {
    const { id, code } = await invite()
    const shown = await withInvitation(claire, hashOf(code), readInvitation)
    expect(shown).toMatchObject({ patientName: "Jeanne Lefèvre", isOwn: false, grant: { documentGroups: ["lab_results"] } })
    await accepts(claire, code.toLowerCase().replaceAll("-", " "))
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    const [helper] = await asPatient(jeanne, patientId, listHelpers)
    expect(helper).toMatchObject({ state: "arrived", arrivedName: "Claire Lefèvre", birthDate: "1944-03-12" })
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
    await asPatient(jeanne, patientId, (access) => refuseArrival(access, { patientId, delegationId: id }))
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

  test("An invitation declined is used up, and the patient is told", async () => {
    const address = await confirmAddress(jeanne)
    const { id, code } = await invite()
    await withInvitation(claire, hashOf(code), declineInvitation)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({
      status: "refused",
      end_reason: "declined",
      caregiver_account_id: null,
    })
    expect(await mailsTo(address)).toHaveLength(1)
    await expect(accepts(claire, code)).rejects.toThrow(NotFoundError)
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

  test("A new code makes the one before useless", async () => {
    const { id, code } = await invite()
    await new Promise((later) => setTimeout(later, 1100))
    await asPatient(jeanne, patientId, (access) => renewCode(access, id))
    await expect(accepts(claire, code)).rejects.toThrow(NotFoundError)
    const renewed = await asPatient(jeanne, patientId, (access) => getInvitationCode(access, id))
    await accepts(claire, renewed?.code ?? "")
  })
})

test("A code shown on a screen lives for minutes, and the invitation lives on until it is shown again", async () => {
  const { id, code } = await invite({ who: { channel: "screen" } })
  await asSuperuser((db) => db`update invitations set expires_at = now() - interval '1 hour' where delegation_id = ${id}`)
  await expect(accepts(claire, code)).rejects.toThrow(NotFoundError)
  await asPatient(jeanne, patientId, (access) => renewCode(access, id))
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
