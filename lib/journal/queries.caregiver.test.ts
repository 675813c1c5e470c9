import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import type { Trace } from "@/lib/audit/append"
import { NotFoundError } from "@/lib/errors"
import { listJournalPeople } from "./queries"
import { doesIn, newHousehold, readsOf, viewed } from "./testing"

let jeanne: Actor
let claire: Actor
let paul: Actor
let space: string
let clairesAccess: string

beforeEach(async () => {
  ;({ jeanne, claire, paul, space, clairesAccess } = await newHousehold())
})

const does = (actor: Actor, ...traces: Trace[]) => doesIn(space, actor, traces)
const reads = (actor: Actor, asked?: Record<string, string>) => readsOf(space, actor, asked)
const actions = async (actor: Actor, asked: Record<string, string> = {}) =>
  (await reads(actor, asked)).entries.map((entry) => entry.action)

describe("Claire", () => {
  it("reads her own lines and nobody else's, whatever she asks for", async () => {
    await does(claire, { action: "document.listed" })
    await does(paul, { action: "document.listed" }, { action: "space.viewed" })
    await does(jeanne, { action: "delegation.narrowed", resourceIds: [clairesAccess] })
    const { entries, isOwn } = await reads(claire)
    expect(isOwn).toBe(false)
    expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([["document.listed", "you"]])
    expect(await actions(claire, { person: paul.accountId })).toEqual([])
    expect(await actions(claire, { kind: "accesses" })).toEqual([])
    expect(
      await withAccess(claire, space, [], async (access) => {
        access.trace({ action: "journal.read" })
        return listJournalPeople(access)
      }),
    ).toEqual([])
  })

  it("reads no line about a document that was kept from her since, that became sensitive, or that was deleted", async () => {
    const [kept, sensitive, deleted, plain] = [
      await newDocument(jeanne, space, { title: "Gardé" }),
      await newDocument(jeanne, space, { title: "Sensible" }),
      await newDocument(jeanne, space, { title: "Supprimé" }),
      await newDocument(jeanne, space, { title: "Ordinaire" }),
    ]
    await does(claire, viewed(kept), viewed(sensitive), viewed(deleted), viewed(plain))
    expect((await reads(claire)).entries.flatMap(({ titles }) => titles).sort()).toEqual([
      "Gardé",
      "Ordinaire",
      "Sensible",
      "Supprimé",
    ])
    await asSuperuser(
      (sql) =>
        sql`insert into item_exclusions (patient_id, section, item_id, account_id) values (${space}, 'documents', ${kept}, ${claire.accountId})`,
    )
    await asSuperuser(
      (sql) => sql`update documents set sensitivity = 'sensitive', sensitive_topic = 'chosen' where id = ${sensitive}`,
    )
    await asSuperuser((sql) => sql`update documents set deleted_at = now() where id = ${deleted}`)
    expect((await reads(claire)).entries.map(({ titles }) => titles)).toEqual([["Ordinaire"]])
    expect((await reads(jeanne, { person: claire.accountId })).entries.flatMap(({ titles }) => titles)).toHaveLength(4)
  })

  it("reads nothing any more once her access ended", async () => {
    await does(claire, { action: "document.listed" })
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${clairesAccess}`,
    )
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    await expect(withAccess(claire, randomUUID(), [], async () => {})).rejects.toThrow(NotFoundError)
  })
})
