import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { newActor, newArrival, newDelegation, newPatient } from "@/lib/access/testing"
import { renew } from "@/lib/delegation/commands"
import { confirmArrival, withdraw } from "@/lib/delegation/opening/commands"
import { listHelpers } from "@/lib/delegation/queries"
import { asPatient, asSuperuser, mailsTo } from "@/lib/delegation/testing"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { getLens } from "@/lib/preview/queries"
import { answerPurpose, discardDraft, draftAgain, draftInvitation, draftWidening, takeWidening } from "./commands"
import { listDrafts, requireDraft } from "./queries"
import { nextStep } from "./rules"
import { draftOf, type Given, invite as inviteAs, propose } from "./testing"

let jeanne: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

type Access = Parameters<Parameters<typeof asPatient>[2]>[0]
/** The same person at fifteen. */
const younger = (actor: Actor): Actor => ({
  ...actor,
  traits: actor.traits && { ...actor.traits, birthDate: `${new Date().getFullYear() - 15}-01-02` },
})
const claire = { name: "Claire", relation: "daughter" }
const draft = (given: Given = {}) => draftOf(jeanne, patientId, given)
const invite = (given: Given = {}) => inviteAs(jeanne, patientId, given)

describe("Preparing an invitation", () => {
  test("The steps are kept as they are answered, and nothing is open meanwhile", async () => {
    const id = await draft()
    const [kept] = await asPatient(jeanne, patientId, listDrafts)
    expect(kept).toMatchObject({ id, answers: { name: "Claire", documentGroups: ["lab_results"], asked: true } })
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
    expect(await answersAfter("medicines")).toMatchObject({
      permissions: ["view:documents", "view:allergies", "view:medications", "add:medications", "view:vaccinations"],
      sensitiveTopics: [],
    })
  })

  test("Under the age of majority nobody begins or sends one alone", async () => {
    const id = await draft()
    const young = younger(jeanne)
    await expect(asPatient(young, patientId, (access) => draftInvitation(access, claire))).rejects.toThrow("space.minor")
    await expect(propose(young, patientId, id)).rejects.toThrow("space.minor")
    expect(await asPatient(jeanne, patientId, listHelpers)).toEqual([])
  })

  test("Under the age of majority nobody gives more, gives again or says yes to who arrived", async () => {
    const open = await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
    const arrived = await newArrival(jeanne, patientId, await newActor("Paul Garnier"))
    const more = await asPatient(jeanne, patientId, (access) => draftWidening(access, open))
    const rows = async () => [
      await asSuperuser((db) => db`select * from delegations where patient_id = ${patientId} order by id`),
      await asSuperuser((db) => db`select * from invitation_drafts where patient_id = ${patientId} order by id`),
    ]
    const before = await rows()
    const period = { version: 1, months: 12, atEnd: "stop", continuesIfUnable: "no" } as const
    const attempts: ((access: Access) => Promise<unknown>)[] = [
      (access) => draftWidening(access, open),
      (access) => takeWidening(access, more),
      (access) => renew(access, { patientId, delegationId: open, ...period }),
      (access) => confirmArrival(access, { patientId, delegationId: arrived }),
    ]
    for (const attempt of attempts) await expect(asPatient(younger(jeanne), patientId, attempt)).rejects.toThrow("space.minor")
    expect(await rows()).toEqual(before)
  })

  test("An invitation with a question left open is not sent", async () => {
    const id = await asPatient(jeanne, patientId, (access) => draftInvitation(access, claire))
    await expect(propose(jeanne, patientId, id)).rejects.toThrow(InvalidInputError)
    await asPatient(jeanne, patientId, (access) => requireDraft(access, id))
  })

  test("What is over is given again from the answers it had, and whether it is one's own choice is asked anew", async () => {
    const { id } = await invite({ topics: ["social"] })
    await expect(asPatient(jeanne, patientId, (access) => draftAgain(access, id))).rejects.toThrow("delegation.not_over")
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: id }))
    const again = await asPatient(jeanne, patientId, (access) => draftAgain(access, id))
    const { answers, widensId } = await asPatient(jeanne, patientId, (access) => requireDraft(access, again))
    expect(answers).toMatchObject({
      name: "Claire",
      relation: "daughter",
      purpose: "everyday",
      months: 6,
      sensitiveTopics: ["social"],
    })
    expect([widensId, answers.asked, nextStep(false, answers)]).toEqual([null, undefined, "alone"])
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
    const { code } = await invite({ by: { channel: "mail", contact } })
    const [mail] = await mailsTo(contact)
    expect(mail?.text).toContain(code)
    expect(mail?.text).toContain("Cette invitation est pour Claire.")
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/analyse|document|santé|fille/i)
  })

  test("Sending twice sends one invitation", async () => {
    const id = await draft()
    const both = await Promise.all([1, 2].map(() => propose(jeanne, patientId, id)))
    expect(both.sort()).toEqual([false, true])
    expect(await asPatient(jeanne, patientId, listHelpers)).toHaveLength(1)
  })
})
