import { beforeEach, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { recordRefusal } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDocument, newTeamMember } from "@/lib/access/testing"
import { ForbiddenError } from "@/lib/errors"
import { journalFilters } from "../schema"
import { doesIn, newHousehold, viewed } from "../testing"
import { getWeek } from "./queries"

let jeanne: Actor
let claire: Actor
let paul: Actor
let space: string

beforeEach(async () => {
  ;({ jeanne, claire, paul, space } = await newHousehold())
})

const weekFor = (actor: Actor, day?: string) =>
  withAccess(actor, space, ["view:journal"], (access) => {
    access.trace({ action: "journal.read" })
    return getWeek(access, day)
  })

/** Something that was done at an instant. */
const at = (actor: Actor, instant: string, action: string, resources: string[] = []) =>
  asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, resource_ids, occurred_at)
      values (${space}, ${actor.accountId}, ${action}, ${resources}, ${instant})`,
  )

const told = ({ people }: Awaited<ReturnType<typeof weekFor>>) =>
  people.map(({ accountId, days, documents, changes }) => [accountId, days.length, documents, changes])

it("Jeanne reads who came this week, and who might have come and did not", async () => {
  const blood = await newDocument(jeanne, space)
  await doesIn(space, claire, [viewed(blood), { action: "document.listed" }, { action: "appointment.added" }])
  const week = await weekFor(jeanne)
  expect(told(week)).toEqual([
    [claire.accountId, 1, 1, [{ kind: "appointments", times: 1 }]],
    [paul.accountId, 0, 0, []],
  ])
  expect(week.people[0]?.actor).toMatchObject({ kind: "person", name: "Claire Lefèvre", relation: "daughter" })
  expect(week.next).toBeNull()
  expect(week.previous).toBeNull()
})

it("Her own doings, a refusal, a name in a list and a calendar that reads by itself are nobody's visit", async () => {
  await doesIn(space, jeanne, [{ action: "document.listed" }])
  await recordRefusal(await newActor("Victor Noël"), space, "view:documents", "no_basis")
  await doesIn(space, claire, [{ action: "space.listed" }, { action: "appointment.feed_read" }])
  expect(told(await weekFor(jeanne)).map(([who, days]) => [who, days])).toEqual([
    [claire.accountId, 0],
    [paul.accountId, 0],
  ])
})

it("An earlier week has an address, from its Monday at midnight in Paris to the next", async () => {
  await at(claire, "2026-03-22T22:59:59Z", "document.listed")
  await at(claire, "2026-03-22T23:00:00Z", "measure.added")
  // The clocks change on that Sunday.
  await at(claire, "2026-03-29T21:59:59Z", "document.listed")
  await at(claire, "2026-03-29T22:00:00Z", "task.added")
  const week = await weekFor(jeanne, "2026-03-25")
  expect(week).toMatchObject({ monday: "2026-03-23", sunday: "2026-03-29", previous: "2026-03-16", next: "2026-03-30" })
  expect(week.people).toMatchObject([
    { accountId: claire.accountId, days: ["2026-03-23", "2026-03-29"], changes: [{ kind: "measures", times: 1 }] },
  ])
  expect((await weekFor(jeanne, "2026-03-16")).previous).toBeNull()
  const future = await weekFor(jeanne, "9999-12-31")
  expect(future.monday).toBe((await weekFor(jeanne)).monday)
})

it("A professional is told with the profession, and a document that Jeanne may not see yet is not counted", async () => {
  const morel = await newActor("Dr Anne Morel", "professional", { sex: "female" })
  await newTeamMember(jeanne, space, morel)
  const biopsy = await newDocument(jeanne, space, { marks: ["INVISIBLE_PATIENT"] })
  const plain = await newDocument(jeanne, space)
  await at(morel, new Date().toISOString(), "document.viewed", [biopsy])
  expect((await weekFor(jeanne)).people.map(({ accountId }) => accountId)).not.toContain(morel.accountId)
  await doesIn(space, morel, [viewed(plain)])
  const [first] = (await weekFor(jeanne)).people
  expect(first).toMatchObject({ accountId: morel.accountId, documents: 1, actor: { professionCode: "10", place: null } })
})

it("What Jeanne sets apart for Claire changes no word of the week", async () => {
  const blood = await newDocument(jeanne, space)
  await doesIn(space, claire, [viewed(blood)])
  const before = await weekFor(jeanne)
  await asSuperuser(
    (sql) =>
      sql`insert into item_exclusions (patient_id, section, item_id, account_id) values (${space}, 'documents', ${blood}, ${claire.accountId})`,
  )
  expect(await weekFor(jeanne)).toEqual(before)
})

it("Nobody but Jeanne reads the week", async () => {
  await expect(weekFor(claire)).rejects.toThrow(ForbiddenError)
})

it("A week that nobody can mean is the one that runs", () => {
  for (const week of ["1999-12-31", "0000-01-01", "2026-02-31", "x"]) expect(journalFilters.parse({ week }).week).toBeUndefined()
  expect(journalFilters.parse({ week: "2026-03-25" }).week).toBe("2026-03-25")
})
