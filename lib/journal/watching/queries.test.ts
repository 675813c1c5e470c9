import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { newAccessByLaw } from "@/lib/access/testing/by-law"
import { endWatching } from "@/lib/delegation/watching/commands"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { requireDraft } from "@/lib/invitation/queries"
import { chooseWatcher, inviteWatcher } from "@/lib/invitation/watching/commands"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { reportVisit } from "./commands"
import { listVisits, listWatchers, requireVisit } from "./queries"

let jeanne: Actor
let claire: Actor
let paul: Actor
let morel: Actor
let space: string
let paulsAccess: string
const WEEK = "2026-03-25"

beforeEach(async () => {
  ;[jeanne, claire, paul] = [await newActor(), await newActor("Claire Lefèvre"), await newActor("Paul Garnier")]
  morel = await newActor("Dr Anne Morel", "professional", { sex: "female" })
  space = await newPatient(jeanne)
  await newDelegation(jeanne, space, claire)
  paulsAccess = await newDelegation(jeanne, space, paul, {
    permissions: ["view:visits"],
    documentGroups: [],
    relation: "neighbour",
  })
  await newTeamMember(jeanne, space, morel)
  await asSuperuser((db) => db`update patients set opened_at = '2026-01-01' where patient_id = ${space}`)
})

type Line = { action?: string; resources?: string[]; basis?: string; outcome?: string }
const at = (
  actor: Actor,
  instant: string,
  { action = "document.viewed", resources = [], basis = "consent", outcome = "done" }: Line = {},
) =>
  asSuperuser(async (db) => {
    const code = actor.exercice?.professionCode ?? null
    const [line] =
      await db`insert into audit_events (patient_id, actor_account_id, action, resource_ids, basis, outcome, profession_code, occurred_at)
      values (${space}, ${actor.accountId}, ${action}, ${resources}, ${basis}, ${outcome}, ${code}, ${instant}) returning id`
    return line?.id as string
  })

const weekFor = (actor: Actor, day?: string) => withAccess(actor, space, ["view:visits"], (access) => listVisits(access, day))
const toldTo = async (actor: Actor) =>
  (await weekFor(actor, WEEK)).visits.map(({ who, day, firstTime, time, basis }) => [
    who.kind === "person" ? who.name : who.kind,
    ...[day, firstTime, time, basis],
  ])

describe("Whoever watches with the patient", () => {
  it("reads who came, in which capacity, from when to when: one visit for lines with pauses of half an hour", async () => {
    for (const time of ["09:00", "09:30", "10:01"]) await at(claire, `2026-03-25T${time}:00Z`)
    await at(morel, "2026-03-25T09:10:00Z", { basis: "care_team", action: "space.viewed" })
    await at(paul, "2026-03-24T09:00:00Z")
    expect(await toldTo(paul)).toEqual([
      ["Claire Lefèvre", "2026-03-25", "11:01", "11:01", "consent"],
      ["Claire Lefèvre", "2026-03-25", "10:00", "10:30", "consent"],
      ["Dr Anne Morel", "2026-03-25", "10:10", "10:10", "care_team"],
      ["you", "2026-03-24", "10:00", "10:00", "consent"],
    ])
    const { visits } = await weekFor(paul, WEEK)
    expect(visits[0]?.who).toMatchObject({ relation: "daughter" })
    expect(visits[2]?.who).toMatchObject({ professionCode: "10" })
  })

  it("learns nothing of what was read: neither a title, nor a section, nor an act", async () => {
    const blood = await newDocument(jeanne, space, { title: "Sérologie" })
    await at(claire, "2026-03-25T09:00:00Z", { resources: [blood] })
    await at(claire, "2026-03-25T09:05:00Z", { action: "measure.added" })
    const said = JSON.stringify(await weekFor(paul, WEEK))
    expect(said).not.toMatch(/Sérologie|document|measure|permission/)
    expect(said).not.toContain(blood)
  })

  it("does not learn of a visit about nothing but what the patient may not see yet, as she does not", async () => {
    const biopsy = await newDocument(jeanne, space, { marks: ["INVISIBLE_PATIENT"] })
    await at(morel, "2026-03-25T09:00:00Z", { resources: [biopsy], basis: "care_team" })
    expect(await toldTo(paul)).toEqual([])
    expect(await toldTo(jeanne)).toEqual([])
  })

  it("finds neither the patient’s own reading, nor a refusal, nor a calendar, nor a name in a list", async () => {
    await at(jeanne, "2026-03-25T09:00:00Z", { basis: "self" })
    await at(claire, "2026-03-25T09:00:00Z", { outcome: "refused" })
    await at(claire, "2026-03-25T09:00:00Z", { action: "appointment.feed_read" })
    await at(claire, "2026-03-25T09:00:00Z", { action: "space.listed" })
    expect(await toldTo(paul)).toEqual([])
  })

  it("has a week at its own address, back to the one in which the space was opened", async () => {
    expect(await weekFor(paul, WEEK)).toMatchObject({ monday: "2026-03-23", previous: "2026-03-16", next: "2026-03-30" })
    expect((await weekFor(paul, "2026-01-01")).previous).toBeNull()
    expect((await weekFor(paul)).next).toBeNull()
  })

  it("is told where more came than are shown, and is shown the latest", async () => {
    await asSuperuser(
      (db) => db`insert into audit_events (patient_id, actor_account_id, action, basis, occurred_at)
        select ${space}, account_id, 'document.viewed', 'consent', instant
        from generate_series('2026-03-23T00:00:00Z'::timestamptz, '2026-03-28T00:00:00Z', '40 minutes') instant,
          unnest(${[claire.accountId, morel.accountId]}::uuid[]) account_id`,
    )
    const { visits, isMore } = await weekFor(paul, WEEK)
    expect([visits.length, isMore, visits[0]?.day]).toEqual([300, true, "2026-03-28"])
    expect((await weekFor(paul, "2026-04-01")).isMore).toBe(false)
  })

  it("leaves lines of their own, which the patient reads", async () => {
    await weekFor(paul)
    const [line] = await asSuperuser(
      (db) =>
        db`select action, permission, resource_ids from audit_events where patient_id = ${space} and actor_account_id = ${paul.accountId}`,
    )
    expect(line).toMatchObject({ action: "visit.listed", permission: "view:visits", resource_ids: [] })
  })
})

describe("Nobody else reads who came", () => {
  it("neither another helper, nor a professional, nor a parent; and not whoever watched until this morning", async () => {
    await expect(weekFor(claire)).rejects.toThrow(ForbiddenError)
    await expect(weekFor(morel)).rejects.toThrow(ForbiddenError)
    await expect(weekFor(await newActor("Victor Noël"))).rejects.toThrow(NotFoundError)
    const mother = await newActor("Nadia Benali")
    await newAccessByLaw(space, mother)
    await expect(weekFor(mother)).rejects.toThrow(ForbiddenError)
    await withAccess(jeanne, space, ["edit:delegations"], (access) =>
      endWatching(access, { patientId: space, delegationId: paulsAccess }),
    )
    await expect(weekFor(paul)).rejects.toThrow(NotFoundError)
  })
})

describe("A visit is reported", () => {
  const report = (actor: Actor, id: string) => withAccess(actor, space, ["view:visits"], (access) => reportVisit(access, id))
  const notices = () =>
    asSuperuser((db) => db`select account_id, subject, subject_id, name, kind from notices where space_id = ${space}`)

  it("to the patient, once, by any line of it: with who reports, and never what was read", async () => {
    const first = await at(claire, "2026-03-25T09:00:00Z")
    const last = await at(claire, "2026-03-25T09:10:00Z")
    await report(paul, first)
    expect(await notices()).toMatchObject([
      { account_id: jeanne.accountId, subject: "visit_reported", subject_id: last, name: "Paul Garnier", kind: "visit_reported" },
    ])
    await expect(report(paul, last)).rejects.toThrow("watching.already_reported")
    expect(await notices()).toHaveLength(1)
  })

  it("once, though two tabs ask at the same time, and in words", async () => {
    const line = await at(claire, "2026-03-25T09:00:00Z")
    const asked = await Promise.allSettled(Array.from({ length: 4 }, () => report(paul, line)))
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
    for (const reason of refused)
      expect(["visit_reported_twice", "watching.already_reported"]).toContain(brokenConstraint(reason) ?? reason.message)
    expect(await notices()).toHaveLength(1)
  })

  it("once, though it went on after it was reported", async () => {
    const first = await at(claire, "2026-03-25T09:00:00Z")
    await report(paul, first)
    const later = await at(claire, "2026-03-25T09:20:00Z")
    await expect(report(paul, later)).rejects.toThrow("watching.already_reported")
    expect(await notices()).toHaveLength(1)
  })

  it("never one’s own, nor one that is not shown, nor by the patient to herself", async () => {
    const own = await at(paul, "2026-03-25T09:00:00Z")
    const refused = await at(claire, "2026-03-25T09:00:00Z", { outcome: "refused" })
    const shown = await at(claire, "2026-03-26T09:00:00Z")
    for (const id of [own, refused, "nothing", crypto.randomUUID()]) await expect(report(paul, id)).rejects.toThrow(NotFoundError)
    await expect(report(jeanne, shown)).rejects.toThrow(NotFoundError)
    expect(await notices()).toEqual([])
  })
})

describe("The patient", () => {
  const watchers = () =>
    withAccess(jeanne, space, ["view:journal"], (access) => {
      access.trace({ action: "journal.read" })
      return listWatchers(access)
    })
  const edits = <Result>(run: (access: Parameters<typeof endWatching>[0]) => Promise<Result>) =>
    withAccess(jeanne, space, ["edit:delegations"], run)

  it("reads who watches, and ends it in one gesture: what else an access gives stays", async () => {
    await asSuperuser(async (db) => {
      await db`update delegations set permissions = '{view:visits,view:measures}' where id = ${paulsAccess}`
    })
    expect(await watchers()).toEqual([{ delegationId: paulsAccess, name: "Paul Garnier" }])
    await edits((access) => endWatching(access, { patientId: space, delegationId: paulsAccess }))
    expect(await watchers()).toEqual([])
    const row = () => asSuperuser((db) => db`select status, permissions from delegations where id = ${paulsAccess}`)
    const left = [{ status: "active", permissions: ["view:measures"] }]
    expect(await row()).toEqual(left)
    await expect(edits((access) => endWatching(access, { patientId: space, delegationId: paulsAccess }))).rejects.toThrow(
      "delegation.nothing_changed",
    )
    expect(await row()).toEqual(left)
  })

  it("ends whole an access that gave nothing else", async () => {
    await edits((access) => endWatching(access, { patientId: space, delegationId: paulsAccess }))
    expect(await asSuperuser((db) => db`select status, end_reason from delegations where id = ${paulsAccess}`)).toEqual([
      { status: "ended", end_reason: "no_longer_needed" },
    ])
  })

  it("asks somebody who helps by a widening, and somebody new by an invitation that gives this alone", async () => {
    const answers = (id: string) => edits(async (access) => (await requireDraft(access, id)).answers)
    await asSuperuser((db) => db`update delegations set permissions = '{view:measures}' where id = ${paulsAccess}`)
    const widening = await edits((access) => chooseWatcher(access, paulsAccess))
    expect((await answers(widening)).permissions).toEqual(["view:measures", "view:visits"])
    const invitation = await edits((access) => inviteWatcher(access, { name: "Lucie Bonnet", relation: "friend" }))
    expect(await answers(invitation)).toMatchObject({ name: "Lucie Bonnet", purpose: "watching", permissions: ["view:visits"] })
  })
})

it("A statement without the patient’s consent finds nothing: the access that is over opens no line in SQL", async () => {
  await at(claire, "2026-03-25T09:00:00Z")
  await asSuperuser(
    (db) =>
      db`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${paulsAccess}`,
  )
  await expect(withAccess(paul, space, ["view:visits"], (access) => requireVisit(access, space))).rejects.toThrow(NotFoundError)
  const { portalDatabase } = await import("@/drizzle/client")
  const { identify } = await import("@/lib/access/database-session")
  const rows = await portalDatabase().transaction(async (tx) => {
    await identify(tx, paul, [space])
    return tx.execute(sql`select 1 from audit_events where patient_id = ${space}`)
  })
  expect(rows).toHaveLength(0)
})
