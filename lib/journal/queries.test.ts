import postgres from "postgres"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { recordRefusal } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newConsultation, newDocument, newTeamMember } from "@/lib/access/testing"
import type { Trace } from "@/lib/audit/append"
import { listJournalPeople, listOthersLines } from "./queries"
import { doesIn, newHousehold, readsOf, viewed } from "./testing"

const superuser = postgres(testDatabase().superuserUrl, { max: 1 })
afterAll(() => superuser.end())

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

describe("Jeanne", () => {
  it("reads who did what, who they are to her and by which access", async () => {
    const blood = await newDocument(jeanne, space)
    await does(claire, viewed(blood))
    const { entries, isOwn } = await reads(jeanne)
    expect(isOwn).toBe(true)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      action: "document.viewed",
      actor: { kind: "person", name: "Claire Lefèvre", relation: "daughter", sex: "female" },
      basis: "consent",
      titles: ["Analyses de sang"],
      documentCount: 1,
    })
    const yesterday = Date.now() - 24 * 3600 * 1000
    expect(Math.abs(Number(entries[0]?.accessSince) - yesterday)).toBeLessThan(60_000)
  })

  it("reads what others did, and her own reading only when she asks for it", async () => {
    const blood = await newDocument(jeanne, space)
    await does(jeanne, viewed(blood), { action: "document.hidden_from_professionals", resourceIds: [blood] })
    await does(claire, viewed(blood))
    expect(await actions(jeanne)).toEqual(["document.viewed", "document.hidden_from_professionals"])
    expect((await actions(jeanne, { own: "1" })).sort()).toEqual([
      "document.hidden_from_professionals",
      "document.viewed",
      "document.viewed",
    ])
    expect(await actions(jeanne, { person: jeanne.accountId })).toContain("document.viewed")
    expect(await actions(claire)).toEqual(["document.viewed"])
  })

  it("reads to whom an access was given that she narrowed", async () => {
    await does(jeanne, { action: "delegation.narrowed", resourceIds: [clairesAccess] })
    expect((await reads(jeanne)).entries[0]).toMatchObject({
      actor: { kind: "you" },
      person: { name: "Claire Lefèvre", own: false },
    })
  })

  it("reads of a stranger who was refused, and of what the portal did by itself", async () => {
    const victor = await newActor("Victor Noël")
    await recordRefusal(victor, space, "view:documents", "no_basis")
    await superuser`insert into audit_events (patient_id, task, action, resource_ids)
      values (${space}, 'delegations.remind', 'delegation.reminded', ${[clairesAccess]})`
    const { entries } = await reads(jeanne)
    expect(entries.map(({ actor, outcome }) => [actor.kind, outcome])).toEqual([
      ["relais", "done"],
      ["person", "refused"],
    ])
    expect(entries[1]?.actor).toMatchObject({ name: "Victor Noël", relation: null })
    expect(await actions(jeanne, { kind: "refusals" })).toEqual(["access.refused"])
    expect(await actions(jeanne, { person: "relais" })).toEqual(["delegation.reminded"])
  })

  it("reads the profession and the place of a professional who came; somebody else who reads a line reads no place", async () => {
    const morel = await newActor("Dr Anne Morel", "professional", { sex: "female" })
    await newTeamMember(jeanne, space, morel)
    await does(morel, { action: "document.listed" })
    expect((await reads(jeanne)).entries[0]).toMatchObject({
      actor: { kind: "person", name: "Dr Anne Morel", sex: "female", professionCode: "10", place: "Cabinet des Tilleuls" },
      professionalId: morel.accountId,
      basis: "care_team",
    })
    await superuser`insert into audit_events (patient_id, actor_account_id, action) values (${space}, ${claire.accountId}, 'space.viewed')`
    const clairesLines = (await reads(claire)).entries
    expect(clairesLines.map(({ actor, professionalId }) => [actor.kind, professionalId])).toEqual([["you", null]])
    expect(JSON.stringify(await reads(morel))).not.toContain("Tilleuls")
  })

  it("no longer reads a place that was masked, and still reads who came", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    await newTeamMember(jeanne, space, morel)
    await does(morel, { action: "document.listed" })
    await superuser`set session_replication_role = replica`
    await superuser`delete from audit_places where patient_id = ${space}`
    await superuser`set session_replication_role = default`
    expect((await reads(jeanne)).entries[0]?.actor).toMatchObject({ professionCode: "10", place: null })
  })

  it("reads whom a line about her care is about, from the team, a consultation or the account", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    const julie = await newActor("Julie Caron", "professional")
    const blanc = await newActor("Hugo Blanc", "professional")
    const member = await newTeamMember(jeanne, space, morel)
    const consultation = await newConsultation(jeanne, space, julie)
    await does(
      jeanne,
      { action: "care_team.added", resourceIds: [member] },
      { action: "consultation.ended", resourceIds: [consultation] },
      { action: "professional.unblocked", resourceIds: [blanc.accountId] },
    )
    const { entries } = await reads(jeanne, { kind: "care" })
    expect(entries.map(({ action, person }) => [action, person?.name])).toEqual([
      ["professional.unblocked", "Hugo Blanc"],
      ["consultation.ended", "Julie Caron"],
      ["care_team.added", "Dr Anne Morel"],
      // Whoever opened it is who did it.
      ["consultation.opened", undefined],
    ])
  })

  it("reads nothing of a document before she may see it, nor who deposited it, until the mark is lifted", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    const biopsy = await newDocument(jeanne, space, { title: "Biopsie", marks: ["INVISIBLE_PATIENT"] })
    await superuser`insert into audit_events (patient_id, actor_account_id, action, resource_ids)
      values (${space}, ${morel.accountId}, 'document.deposited', ${[biopsy]})`
    const people = () =>
      withAccess(jeanne, space, ["view:journal"], async (access) => {
        access.trace({ action: "journal.read" })
        return (await listJournalPeople(access)).map(({ id }) => id)
      })
    expect((await reads(jeanne)).entries).toEqual([])
    expect(await people()).not.toContain(morel.accountId)
    await superuser`update documents set marks = '{N}', announce_on = null where id = ${biopsy}`
    expect((await reads(jeanne)).entries[0]).toMatchObject({ action: "document.deposited", titles: ["Biopsie"] })
    expect(await people()).toContain(morel.accountId)
  })

  it("chooses a person, a subject or days, and sees the readings of the journal only when she asks for them", async () => {
    await does(claire, { action: "document.listed" }, { action: "space.viewed" })
    await does(paul, { action: "document.listed" })
    await does(jeanne, { action: "delegation.listed" })
    const others = ["document.listed", "space.viewed", "document.listed"]
    expect(await actions(jeanne)).toEqual(others)
    expect(await actions(jeanne, { own: "1" })).toEqual(["delegation.listed", ...others])
    expect(await actions(jeanne, { person: claire.accountId })).toEqual(["space.viewed", "document.listed"])
    expect(await actions(jeanne, { kind: "accesses" })).toEqual(["delegation.listed"])
    expect(await actions(jeanne, { kind: "journal" })).toEqual(["journal.read", "journal.read", "journal.read", "journal.read"])
    await superuser`insert into audit_events (patient_id, task, action, occurred_at) values
      (${space}, 'delegations.remind', 'delegation.reminded', '2026-03-01 22:59:59.999999Z'),
      (${space}, 'delegations.remind', 'delegation.expired', '2026-03-01 23:00:00Z')`
    expect(await actions(jeanne, { from: "2026-03-01", to: "2026-03-01" })).toEqual(["delegation.reminded"])
    expect(await actions(jeanne, { from: "2026-03-02", to: "2026-03-02" })).toEqual(["delegation.expired"])
    expect((await reads(jeanne, { to: "2026-03-02" })).entries[0]).toMatchObject({ day: "2026-03-02", time: "0:00" })
  })

  it("turns every page once, although many things happened in the same instant", async () => {
    await superuser`insert into audit_events (patient_id, task, action, occurred_at)
      select ${space}, 'delegations.remind', 'delegation.reminded', '2026-03-01 10:00:00.123456Z'::timestamptz + (n / 50) * interval '1 microsecond'
      from generate_series(1, 150) n`
    const seen: string[] = []
    let before: string | null = null
    do {
      const page: Awaited<ReturnType<typeof reads>> = await reads(jeanne, before ? { before } : {})
      seen.push(...page.entries.map(({ id }) => id))
      before = page.older
    } while (before)
    expect(new Set(seen).size).toBe(150)
    expect(seen).toHaveLength(150)
  })

  it("opens an old or mistyped link and sees her journal all the same", async () => {
    await does(claire, { action: "document.listed" })
    const asked = { person: "x", kind: "all", from: "2026-02-31", to: "", before: "'; drop table" }
    expect(await actions(jeanne, asked)).toEqual(["document.listed"])
  })
})

it("Who came is told without what she did, what was refused, and what the portal does by itself", async () => {
  const blood = await newDocument(jeanne, space)
  await does(jeanne, viewed(blood))
  await does(paul, { action: "space.viewed" })
  await does(claire, viewed(blood))
  await recordRefusal(await newActor("Victor Noël"), space, "view:documents", "no_basis")
  await superuser`insert into audit_events (patient_id, task, action) values (${space}, 'delegations.remind', 'delegation.reminded')`
  const lines = await withAccess(jeanne, space, ["view:journal"], (access) => {
    access.trace({ action: "space.viewed" })
    return listOthersLines(access, 5)
  })
  expect(lines.map(({ action, actor, titles }) => [action, "name" in actor && actor.name, ...titles])).toEqual([
    ["document.viewed", "Claire Lefèvre", "Analyses de sang"],
    ["space.viewed", "Paul Garnier"],
  ])
})

it("Reading the journal is itself written, with the permission it was read by", async () => {
  await reads(jeanne)
  await reads(claire)
  const rows = await superuser`select action, permission, basis from audit_events where patient_id = ${space} order by id`
  expect(rows).toEqual([
    { action: "journal.read", permission: "view:journal", basis: "self" },
    { action: "journal.read", permission: null, basis: "consent" },
  ])
})
