import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { asPatient, asSuperuser, mailsTo } from "@/lib/delegation/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { letterPdf } from "@/lib/platform/letters/letter"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { requireInvitationLetter } from "./queries"
import { invite } from "./testing"

let jeanne: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const letterOf = (id: string, who = jeanne, patient = patientId) =>
  withAccess(who, patient, ["view:delegations", "edit:delegations"], (access) => requireInvitationLetter(access, id, "fr"))
const plain = (text = "") => text.replace(/\s+/g, " ")

describe("The letter of an invitation", () => {
  test("It says what the mail says, so that a mail that was sent can be given on paper too", async () => {
    const contact = `${randomUUID()}@example.org`
    const { id } = await invite(jeanne, patientId, { by: { channel: "mail", contact } })
    const [mail] = await mailsTo(contact)
    const { text, info } = await readPdf(await letterPdf(await letterOf(id)))
    expect(info.Title).toBe(mail?.subject)
    for (const sentence of (mail?.text ?? "").split("\n")) expect(plain(text)).toContain(plain(sentence))
  })

  test("It is for the person invited, and the journal says that it was looked at", async () => {
    const { id, code } = await invite(jeanne, patientId)
    const looked = () =>
      asSuperuser((db) => db`select id from audit_events where action = 'delegation.viewed' and ${id} = any(resource_ids)`)
    const before = await looked()
    const letter = await letterOf(id)
    expect(letter).toMatchObject({ recipient: ["Claire"], language: "fr", code: { value: code } })
    expect(await looked()).toHaveLength(before.length + 1)
  })

  test("Once the code is too old there is no letter, nor for an invitation that does not exist", async () => {
    const { id } = await invite(jeanne, patientId)
    await asSuperuser((db) => db`update invitations set expires_at = now() where delegation_id = ${id}`)
    for (const none of [id, randomUUID(), "..%2f"]) await expect(letterOf(none)).rejects.toThrow(NotFoundError)
  })

  test("Nobody else prints it: not a caregiver, not a stranger, not the patient of another space", async () => {
    const { id } = await invite(jeanne, patientId)
    const [claire, victor] = [await newActor("Claire Lefèvre"), await newActor("Victor Noël")]
    await newDelegation(jeanne, patientId, claire)
    await expect(letterOf(id, claire)).rejects.toThrow(ForbiddenError)
    await expect(letterOf(id, victor)).rejects.toThrow(NotFoundError)
    const other = await newPatient(victor)
    await expect(letterOf(id, victor, other)).rejects.toThrow(NotFoundError)
    expect((await asPatient(jeanne, patientId, (access) => requireInvitationLetter(access, id, "fr"))).recipient).toEqual([
      "Claire",
    ])
  })
})
