import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { configuration } from "@/lib/platform/configuration"
import { hashCode, parseCode } from "../rules"
import { invite } from "../testing"
import { acceptInvitation } from "./commands"

afterAll(closeDatabase)

let claire: Actor
let id: string
let hash: Buffer
beforeEach(async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  const { id: delegationId, code } = await invite(jeanne, await newPatient(jeanne))
  id = delegationId
  hash = hashCode(configuration().secret, parseCode(code) ?? "")
})

/** What whoever shows the code can do to the invitation with the portal's role and nothing between. */
const change = (set: string) =>
  withInvitation(claire, hash, ({ tx, patientId, invitationId }) =>
    tx.execute(sql`update invitations set ${sql.raw(set)} where patient_id = ${patientId} and id = ${invitationId}`),
  )
const row = async () => (await asSuperuser((db) => db`select * from invitations where delegation_id = ${id}`))[0]

describe("With the portal's role and nothing between, whoever holds the code of an invitation", () => {
  it.each([
    "expires_at = now() + interval '1 year'",
    "contact = 'claire@exemple.fr'",
    "code_hash = '\\x01'",
    "undelivered_at = now()",
  ])("makes it live no longer and sends it to nobody else, with their yes or without: %s", async (set) => {
    const before = await row()
    const yes = `status = 'arrived', arrived_account_id = '${claire.accountId}', arrived_at = now()`
    for (const gesture of [set, `${yes}, ${set}`])
      await expect(change(gesture)).rejects.toThrow("this is the person's invitation")
    expect(await row()).toEqual(before)
  })

  it("is recognised by nobody but the person, and changes nothing once they answered", async () => {
    await withInvitation(claire, hash, acceptInvitation)
    const before = await row()
    for (const set of ["status = 'confirmed'", "answered_at = now()", "expires_at = now() + interval '1 year'"])
      await expect(change(set), set).rejects.toThrow("this is the person's invitation")
    expect(await row()).toEqual(before)
  })
})
