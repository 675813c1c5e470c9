import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newBlock,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { getDocument } from "@/lib/documents/queries"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { hideLine } from "@/lib/profile/apart/commands"
import { addLine } from "@/lib/profile/commands"
import { askReaders } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let claire: Actor
let space: string

beforeEach(async () => {
  jeanne = await newActor()
  morel = await newActor("Dr Anne Morel", "professional")
  claire = await newActor("Claire Lefèvre")
  space = await newPatient(jeanne)
  await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
  await newDelegation(jeanne, space, claire)
})

const ask = (documentId: string, search = "", actor = jeanne) =>
  withAccess(actor, space, ["edit:documents"], (access) => askReaders(access, "documents", documentId, search))
const reads = (actor: Actor, documentId: string) =>
  withAccess(actor, space, ["view:documents"], (access) => getDocument(access, documentId)).then(
    () => true,
    () => false,
  )

describe("Jeanne asks who could read a document today", () => {
  it("and is told of each person what then happens when they try", async () => {
    const [julie, hugo, sarah, aubry] = [
      await newActor("Julie Caron", "professional"),
      await newActor("Hugo Blanc", "professional"),
      await newActor("Dr Sarah Levy", "professional"),
      await newActor("Dr Pierre Aubry", "professional"),
    ]
    const optician: Actor = { ...hugo, exercice: practiceOf("28") }
    await newTeamMember(jeanne, space, optician)
    await newConsultation(jeanne, space, julie)
    await newBlock(jeanne, space, sarah)
    const blood = await newDocument(jeanne, space)
    const hidden = await newDocument(jeanne, space, { marks: ["N", "MASQUE_PS"], documentGroup: "imaging" })
    const sarahs = await newDocument(jeanne, space, {
      authorKind: "professional",
      authorAccountId: sarah.accountId,
      authorName: "Dr Sarah Levy",
      marks: ["MASQUE_PS"],
    })
    const people = new Map([claire, morel, julie, optician, sarah].map((actor) => [actor.accountId, actor]))
    const told: Record<string, string[]> = {}
    for (const [what, id] of Object.entries({ blood, hidden, sarahs })) {
      const { caregivers, professionals } = await ask(id)
      for (const { accountId, name, reads: said, reason } of [...caregivers, ...professionals]) {
        const actor = people.get(accountId)
        expect(actor && (await reads(actor, id)), `${name}, ${what}`).toBe(said)
        told[what] = [...(told[what] ?? []), `${name}: ${reason}`]
      }
    }
    expect(told.blood).toEqual([
      "Claire Lefèvre: granted",
      "Dr Anne Morel: care_team",
      "Dr Sarah Levy: blocked",
      "Hugo Blanc: matrix",
      "Julie Caron: consultation",
    ])
    expect(told.hidden?.slice(0, 2)).toEqual(["Claire Lefèvre: group", "Dr Anne Morel: attending_doctor"])
    expect(told.sarahs).toContain("Dr Sarah Levy: author")
    expect((await ask(blood, aubry.displayName)).searched?.found).toContainEqual(
      expect.objectContaining({ accountId: aubry.accountId, reads: false, reason: "no_basis" }),
    )
  })

  it("names the professional who deposited it, although no tie is left", async () => {
    const aubry = await newActor("Dr Pierre Aubry", "professional")
    const letter = await newDocument(jeanne, space, {
      authorKind: "professional",
      authorAccountId: aubry.accountId,
      authorName: "Dr Pierre Aubry",
    })
    expect((await ask(letter)).professionals).toContainEqual(
      expect.objectContaining({ name: "Dr Pierre Aubry", reads: true, reason: "author" }),
    )
  })

  it("and the question is written in her journal", async () => {
    const blood = await newDocument(jeanne, space)
    await ask(blood)
    const rows = await asSuperuser(
      (db) => db`select resource_ids from audit_events where patient_id = ${space} and action = 'document.readers_asked'`,
    )
    expect(rows).toEqual([{ resource_ids: [blood] }])
  })

  it("not of what she may not see yet, of what is deleted, or of what is not there", async () => {
    const secret = await newDocument(jeanne, space, { marks: ["INVISIBLE_PATIENT"] })
    const deleted = await newDocument(jeanne, space)
    await asSuperuser((db) => db`update documents set deleted_at = now() where id = ${deleted}`)
    for (const id of [secret, deleted, randomUUID(), "nonsense"]) await expect(ask(id)).rejects.toThrow(NotFoundError)
  })
})

it("Nobody else asks it: neither Claire nor the attending doctor", async () => {
  const blood = await newDocument(jeanne, space)
  for (const actor of [claire, morel]) await expect(ask(blood, "", actor)).rejects.toThrow(ForbiddenError)
})

describe("Jeanne asks who could read a line of her health today", () => {
  const line = async (label: string) => {
    const lineId = randomUUID()
    await withAccess(jeanne, space, ["add:conditions"], (access) =>
      addLine(access, { section: "conditions", lineId, content: { label } }),
    )
    return lineId
  }
  const askOf = (lineId: string, actor = jeanne) =>
    withAccess(actor, space, ["view:confidentiality"], (access) => askReaders(access, "conditions", lineId, ""))
  const reasons = async (lineId: string) => {
    const { caregivers, professionals } = await askOf(lineId)
    return [...caregivers, ...professionals].map(({ name, reason }) => `${name}: ${reason}`)
  }
  const hide = (lineId: string) =>
    withAccess(jeanne, space, ["edit:conditions"], (access) => hideLine(access, { section: "conditions", lineId }, true))

  it("and is told of each person what the policy then does, with the reason; the question stands in her journal", async () => {
    const julie = await newActor("Julie Caron", "professional")
    await newTeamMember(jeanne, space, julie)
    const asthma = await line("Asthme")
    expect(await reasons(asthma)).toEqual(["Claire Lefèvre: not_granted", "Dr Anne Morel: care_team", "Julie Caron: care_team"])
    await hide(asthma)
    expect(await reasons(asthma)).toEqual([
      "Claire Lefèvre: not_granted",
      "Dr Anne Morel: attending_doctor",
      "Julie Caron: masked",
    ])
    const rows = await asSuperuser(
      (db) => db`select distinct resource_ids from audit_events where patient_id = ${space} and action = 'item.readers_asked'`,
    )
    expect(rows).toEqual([{ resource_ids: [asthma] }])
  })

  it("and nobody else asks it", async () => {
    const asthma = await line("Asthme")
    for (const actor of [claire, morel]) await expect(askOf(asthma, actor)).rejects.toThrow(ForbiddenError)
  })
})
