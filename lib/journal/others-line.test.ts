import { randomUUID } from "node:crypto"
import { beforeEach, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { recordRefusal } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDocument } from "@/lib/access/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { getOthersLine } from "./queries"
import { doesIn, newHousehold, readsOf, viewed } from "./testing"

let jeanne: Actor
let claire: Actor
let space: string

beforeEach(async () => {
  ;({ jeanne, claire, space } = await newHousehold())
})

const lineFor = (actor: Actor, id: string) => withAccess(actor, space, ["view:journal"], (access) => getOthersLine(access, id))
const idOfNewest = async (asked: Record<string, string> = {}) => (await readsOf(space, jeanne, asked)).entries[0]?.id ?? ""

it("Jeanne opens a line that Claire left, and whose account it was", async () => {
  const blood = await newDocument(jeanne, space)
  await doesIn(space, claire, [viewed(blood)])
  const { accountId, entry } = await lineFor(jeanne, await idOfNewest())
  expect(accountId).toBe(claire.accountId)
  expect(entry).toMatchObject({ action: "document.viewed", actor: { name: "Claire Lefèvre" } })
})

it("a line of somebody who was refused too", async () => {
  const victor = await newActor("Victor Noël")
  await recordRefusal(victor, space, "view:documents", "no_basis")
  expect((await lineFor(jeanne, await idOfNewest())).accountId).toBe(victor.accountId)
})

it("her own, the portal's, one of another space and none at all are not found", async () => {
  await doesIn(space, jeanne, [{ action: "delegation.viewed" }])
  await asSuperuser(
    (sql) =>
      sql`insert into audit_events (patient_id, task, action) values (${space}, 'delegations.remind', 'delegation.reminded')`,
  )
  const other = await newHousehold()
  await doesIn(other.space, other.claire, [{ action: "document.listed" }])
  const elsewhere = (await readsOf(other.space, other.jeanne)).entries[0]?.id ?? ""
  const own = await idOfNewest({ person: jeanne.accountId })
  const portals = await idOfNewest({ person: "relais" })
  for (const id of [own, portals, elsewhere, randomUUID(), "x"])
    await expect(lineFor(jeanne, id), id).rejects.toThrow(NotFoundError)
})

it("a line about a document that Jeanne may not see yet is not found", async () => {
  const biopsy = await newDocument(jeanne, space, { marks: ["INVISIBLE_PATIENT"] })
  const [row] = await asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, resource_ids)
      values (${space}, ${claire.accountId}, 'document.viewed', ${[biopsy]}) returning id`,
  )
  await expect(lineFor(jeanne, row?.id ?? "")).rejects.toThrow(NotFoundError)
})

it("nobody else opens one, not even who left it", async () => {
  await doesIn(space, claire, [{ action: "document.listed" }])
  await expect(lineFor(claire, await idOfNewest())).rejects.toThrow(ForbiddenError)
})
