import { createHash, randomUUID } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { beforeEach, expect, it } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { invite } from "@/lib/invitation/testing"
import { askedSince } from "./testing"

let jeanne: Actor
let space: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  space = await newPatient(jeanne)
})

const newHash = () => createHash("sha256").update(randomUUID()).digest()
const asks = (question: SQL, shown: Buffer = newHash()) =>
  portalDatabase().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.invitation', ${shown.toString("hex")}, true)`)
    return [...(await tx.execute(question))]
  })

type Door = { lay: () => Promise<Buffer>; open: (hash: Buffer) => Promise<unknown[]> }

/** What opens by what somebody holds in the hand, before the policy is asked. */
const DOORS: Record<string, Door> = {
  "the code of a printed emergency card": {
    lay: async () => {
      const hash = newHash()
      await asSuperuser(
        (db) => db`insert into emergency_card_codes (patient_id, code_hash, expires_at, given_by_account_id)
          values (${space}, ${hash}, now() + interval '1 year', ${jeanne.accountId})`,
      )
      return hash
    },
    open: (hash) => asks(sql`select * from relais.open_emergency_card(${hash})`),
  },
  "the secret of a calendar": {
    lay: async () => {
      const hash = newHash()
      await asSuperuser(
        (db) => db`insert into appointment_feeds (patient_id, id, account_id, secret_hash, shows_more)
          values (${space}, gen_random_uuid(), ${jeanne.accountId}, ${hash}, false)`,
      )
      return hash
    },
    open: (hash) => asks(sql`select * from relais.find_feed(${hash})`),
  },
  "the code of an invitation": {
    lay: async () => {
      await invite(jeanne, space)
      const [row] = await asSuperuser((db) => db`select code_hash from invitations where patient_id = ${space}`)
      return row?.code_hash
    },
    open: (hash) => asks(sql`select * from relais.shown_invitations()`, hash),
  },
}

it.each(Object.keys(DOORS))("A space that is shut is not opened by %s; it is again once its person came back", async (name) => {
  const door = DOORS[name]
  const hash = (await door?.lay()) ?? newHash()
  const opened = async () => (await door?.open(hash))?.length
  expect(await opened()).toBe(1)
  await askedSince(space, { hours: 47 })
  expect(await opened()).toBe(1)
  await askedSince(space, { hours: 48 })
  expect(await opened()).toBe(0)
  await asSuperuser((db) => db`update patients set closing_asked_at = null where patient_id = ${space}`)
  expect(await opened()).toBe(1)
})
