import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { trustedSignatures } from "@/drizzle/schema/wishes"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { type SignatureAccess, withSignature } from "@/lib/access/signature-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { revokeWish } from "../commands"
import { askSignature, withdrawSignature } from "./asking/commands"
import { declineDesignation, renounceDesignation, signDesignation } from "./commands"
import { readSignature } from "./queries"
import { hashSignatureCode, parseSignatureCode } from "./rules"
import { codeFor, nameClaire, trustedBy } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let paul: Actor
let patientId: string
let code: string
beforeEach(async () => {
  ;[jeanne, claire, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre"), await newActor("Paul Girard")]
  patientId = await newPatient(jeanne)
  await nameClaire(jeanne, patientId)
  code = await codeFor(jeanne, patientId)
})

const hashOf = (typed: string) => hashSignatureCode(configuration().secret, parseSignatureCode(typed) ?? "")
const holding = <Result>(who: Actor, work: (signature: SignatureAccess) => Promise<Result>, typed = code) =>
  withSignature(who, hashOf(typed), work)
const edit = (work: Parameters<typeof withAccess<"edit:wishes", void>>[3]) => withAccess(jeanne, patientId, ["edit:wishes"], work)
const stateOf = async (reader = jeanne) => (await trustedBy(reader, patientId))?.signing?.state ?? null
const idOf = async () => (await trustedBy(jeanne, patientId))?.signing?.id ?? ""
const rows = () =>
  asSuperuser<{ status: string; withdrawn_at: Date | null }[]>(
    (sql) => sql`select * from trusted_signatures where patient_id = ${patientId} order by asked_at, id`,
  )
const wishRows = () => asSuperuser((sql) => sql`select * from wishes where patient_id = ${patientId} order by id`)
const tooLate = () => asSuperuser((sql) => sql`update trusted_signatures set expires_at = now() where patient_id = ${patientId}`)

describe("The person whom Jeanne trusts", () => {
  it("reads who asks and nothing else, signs in her own name, and changes no byte of the wish", async () => {
    const before = await wishRows()
    expect(await holding(claire, readSignature)).toEqual({
      ...{ patientName: "Jeanne Lefèvre", named: "Claire Lefèvre", status: "sent", answeredAt: null, isOwn: false },
    })
    await holding(claire, signDesignation, code.toLowerCase().replaceAll("-", " "))
    expect((await trustedBy(jeanne, patientId))?.signing).toMatchObject({ state: "signed", signerName: "Claire Lefèvre" })
    expect(await wishRows()).toEqual(before)
  })

  it("has no access by it: neither the wishes nor anything else, and not even that the space is there", async () => {
    await holding(claire, signDesignation)
    for (const permission of ["view:wishes", "view:documents", "view:profile"] as const)
      await expect(withAccess(claire, patientId, [permission], async () => "in")).rejects.toThrow(NotFoundError)
    const seen = await portalDatabase().transaction(async (tx) => {
      await identify(tx, claire, [patientId])
      return tx.select({ id: trustedSignatures.id }).from(trustedSignatures)
    })
    expect(seen).toEqual([])
  })

  it("is told of once to Jeanne, that she answered and never what, and stands in the journal", async () => {
    await Promise.all([holding(claire, signDesignation), holding(claire, signDesignation)])
    const told = await asSuperuser((sql) => sql`select kind, subject, name from notices where account_id = ${jeanne.accountId}`)
    expect(told).toEqual([{ kind: "answered", subject: "trusted_person", name: "Claire Lefèvre" }])
    const acts = await asSuperuser<{ action: string }[]>(
      (sql) => sql`select action from audit_events where patient_id = ${patientId} and actor_account_id = ${claire.accountId}`,
    )
    expect(acts.map(({ action }) => action)).toEqual(["trusted_person.signed"])
  })

  it("says no, and nobody can use the code any more; Jeanne gives another", async () => {
    await holding(claire, declineDesignation)
    expect(await stateOf()).toBe("declined")
    await expect(holding(claire, signDesignation)).rejects.toThrow(NotFoundError)
    await expect(holding(paul, readSignature)).rejects.toThrow(NotFoundError)
    expect(await codeFor(jeanne, patientId)).not.toBe(code)
    expect((await rows()).map(({ status, withdrawn_at }) => [status, withdrawn_at === null])).toEqual([
      ["declined", false],
      ["sent", true],
    ])
  })

  it("gives it up later by the same page, without a reason, even past the last day of the code", async () => {
    await holding(claire, signDesignation)
    await tooLate()
    await holding(claire, renounceDesignation)
    await holding(claire, renounceDesignation)
    expect(await stateOf()).toBe("renounced")
    expect(await holding(claire, readSignature)).toMatchObject({ status: "renounced" })
  })

  it("is no child: nothing is signed under the age of majority", async () => {
    const child = { ...claire, traits: { ...claire.traits, birthDate: "2012-05-04" } } as Actor
    await expect(holding(child, signDesignation)).rejects.toThrow("wishes.minor_signer")
    expect(await stateOf()).toBe("sent")
  })
})

describe("A code to sign", () => {
  it("is the same as long as it waits, and useless once it is taken back, too old, or the wish is not in force", async () => {
    expect(await codeFor(jeanne, patientId)).toBe(code)
    const ends = [
      async () => edit(async (access) => withdrawSignature(access, await idOf())),
      tooLate,
      async () => nameClaire(jeanne, patientId),
      async () => edit(async (access) => revokeWish(access, (await trustedBy(jeanne, patientId))?.id ?? "")),
    ]
    for (const end of ends) {
      const given = await codeFor(jeanne, patientId)
      expect(await holding(paul, readSignature, given)).toMatchObject({ status: "sent" })
      await end()
      await expect(holding(claire, signDesignation, given)).rejects.toThrow(NotFoundError)
    }
    expect((await rows()).every(({ status }) => status === "sent")).toBe(true)
  })

  it("that nobody used in time is told as such, and Jeanne gives another", async () => {
    await tooLate()
    expect(await stateOf()).toBe("expired")
    expect(await codeFor(jeanne, patientId)).not.toBe(code)
    expect(await stateOf()).toBe("sent")
  })

  it("serves the first of two who press at once, and the other is told nothing", async () => {
    const both = await Promise.allSettled([holding(claire, signDesignation), holding(paul, signDesignation)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
    expect((await rows()).map(({ status }) => status)).toEqual(["signed"])
  })

  it("is not for Jeanne herself, nor for somebody at work; nor is a signature hers to write by any statement", async () => {
    await expect(holding(jeanne, signDesignation)).rejects.toThrow("wishes.own_signature")
    await expect(holding({ ...claire, face: "professional" }, signDesignation)).rejects.toThrow(NotFoundError)
    const forged = { status: "signed" as const, signerAccountId: claire.accountId, signerName: "Claire", answeredAt: new Date() }
    const forging = portalDatabase().transaction(async (tx) => {
      await identify(tx, jeanne, [patientId])
      await tx.update(trustedSignatures).set(forged)
    })
    await expect(forging).rejects.toThrow()
    expect((await rows()).map(({ status }) => status)).toEqual(["sent"])
  })

  it("of somebody who was not meant is taken back with the signature, and of nobody when nobody is named", async () => {
    await holding(paul, signDesignation)
    await edit(async (access) => withdrawSignature(access, await idOf()))
    expect(await stateOf()).toBeNull()
    await expect(holding(paul, readSignature)).rejects.toThrow(NotFoundError)
    await expect(edit((access) => askSignature(access, patientId))).rejects.toThrow(NotFoundError)
  })
})

it("Who may read the wishes reads that somebody signed, and nothing of a code that waits or was answered otherwise", async () => {
  await newDelegation(jeanne, patientId, paul, { permissions: ["view:wishes"], documentGroups: [] })
  expect(await trustedBy(paul, patientId)).toMatchObject({ signing: null, link: null })
  await holding(claire, signDesignation)
  expect(await stateOf(paul)).toBe("signed")
  await holding(claire, renounceDesignation)
  expect(await trustedBy(paul, patientId)).toMatchObject({ signing: null })
})
