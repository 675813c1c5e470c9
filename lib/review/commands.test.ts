import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwnRequest } from "@/lib/access/review-access"
import { withReviewDesk } from "@/lib/access/review-desk"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { getRequest } from "./asking/queries"
import { checkCase, declareTie, releaseCase, takeCase } from "./commands"
import { refuseCase } from "./deciding/commands"
import { readDesk } from "./queries"
import type { QueueFilter } from "./rules"
import { filledRequest, inCase, leave, newReviewer, sayYes, seen, sendRequest, someChild, takeUp, wholeCase } from "./testing"

afterAll(closeDatabase)

let thomas: Actor
let isabelle: Actor
let olivier: Actor
let caseId: string
beforeEach(async () => {
  thomas = await newActor("Thomas Roche")
  isabelle = await newReviewer("Isabelle Mercier")
  olivier = await newReviewer("Olivier Renard")
  caseId = await sendRequest(thomas)
})

const unchanged = async (attempt: () => Promise<unknown>, error: unknown) => {
  const before = await wholeCase(caseId)
  await expect(attempt()).rejects.toThrow(error as Error)
  expect(await wholeCase(caseId)).toEqual(before)
}
const desk = (who: Actor, filter: QueueFilter = "all", most?: number) =>
  withReviewDesk(who, (open) => readDesk(open, filter, most))
const idsOf = async (who: Actor, filter: QueueFilter) => (await desk(who, filter)).lines.map(({ id }) => id)
const letPass = (days: number) =>
  asSuperuser(async (db) => {
    await db`alter table review_events disable trigger user`
    await db`update review_events set occurred_at = occurred_at - make_interval(days => ${days}) where case_id = ${caseId}`
    await db`alter table review_events enable trigger user`
  })

describe("The desk", () => {
  it("shows what waits by deadline, what is mine, free, late or decided, and who has how much", async () => {
    const later = await sendRequest(thomas)
    await asSuperuser((db) => db`update review_cases set deadline_on = current_date - 1 where id = ${later}`)
    const draft = await filledRequest(thomas)
    await takeUp(isabelle, caseId)
    const all = await idsOf(isabelle, "all")
    expect(all.indexOf(later)).toBeLessThan(all.indexOf(caseId))
    expect(all).not.toContain(draft)
    expect(await idsOf(isabelle, "mine")).toEqual([caseId])
    expect(await idsOf(olivier, "mine")).toEqual([])
    expect(await idsOf(olivier, "free")).toContain(later)
    expect(await idsOf(olivier, "free")).not.toContain(caseId)
    expect(await idsOf(isabelle, "overdue")).toContain(later)
    expect(await idsOf(isabelle, "decided")).not.toContain(caseId)
    const { load, toDecide } = await desk(isabelle)
    // Counted by the database, over every case and not over those that one page shows.
    expect((await desk(isabelle, "mine")).load).toEqual(load)
    expect(load.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
    expect(toDecide).toBeLessThanOrEqual(all.length)
    expect(load.find(({ held }) => held === "me")).toMatchObject({ name: "Isabelle Mercier", count: 1, overdue: 0 })
  })

  it("shows as decided what one decided oneself, and nobody else's decisions", async () => {
    await sayYes(olivier, caseId)
    expect(await idsOf(olivier, "decided")).toContain(caseId)
    expect(await idsOf(isabelle, "decided")).not.toContain(caseId)
  })

  it("counts every case, those that its page has no room for too", async () => {
    const open = await desk(isabelle, "all", 1)
    expect([open.lines.length, open.count]).toEqual([1, (await idsOf(isabelle, "all")).length])
    for (const one of [caseId, await sendRequest(thomas)]) await sayYes(isabelle, one)
    const { lines, count } = await desk(isabelle, "decided", 1)
    expect([lines.length, count]).toEqual([1, 2])
  })

  it("does not exist for anybody who is not enrolled, nor from the end of an enrolment on", async () => {
    const counter = await newActor("Bruno Lambert", "reviewer")
    for (const who of [thomas, counter]) {
      await expect(desk(who)).rejects.toThrow(NotFoundError)
      await expect(seen(who, caseId)).rejects.toThrow(NotFoundError)
    }
    await leave(olivier)
    await expect(desk(olivier)).rejects.toThrow(NotFoundError)
    await expect(inCase(olivier, caseId, takeCase)).rejects.toThrow(NotFoundError)
  })

  it("keeps a line of whose names were shown to whom, once an hour", async () => {
    await desk(isabelle)
    await desk(isabelle)
    const [row] = await asSuperuser(
      (db) =>
        db`select count(*)::int from review_events where case_id = ${caseId} and actor_account_id = ${isabelle.accountId} and action = 'case.listed'`,
    )
    expect(row?.count).toBe(1)
  })
})

describe("A reviewer", () => {
  it("declares having no tie, takes the case, and only then sees the evidence and who asks", async () => {
    expect(await seen(isabelle, caseId)).toMatchObject({ evidence: [], requester: null, mayWork: false, hasTie: null })
    await unchanged(() => inCase(isabelle, caseId, takeCase), ConflictError)
    await inCase(isabelle, caseId, (reviewed) => declareTie(reviewed, "no"))
    expect(await seen(isabelle, caseId)).toMatchObject({ evidence: [], requester: null, mayWork: false })
    await inCase(isabelle, caseId, takeCase)
    const view = await seen(isabelle, caseId)
    expect(view.evidence).toHaveLength(1)
    expect(view.requester).toMatchObject({ birthName: "Roche" })
    await expect(inCase(isabelle, caseId, (reviewed) => declareTie(reviewed, "yes"))).rejects.toThrow(ConflictError)
  })

  it("with a tie stays out of the case", async () => {
    await inCase(isabelle, caseId, (reviewed) => declareTie(reviewed, "yes"))
    await unchanged(() => inCase(isabelle, caseId, takeCase), ConflictError)
    expect(await seen(isabelle, caseId)).toMatchObject({ evidence: [], mayWork: false })
  })

  it.each([
    ["the name of who asks", "Thomas Roche", {}],
    ["the name of who asks, the other way round", "ROCHE Thomas", {}],
    ["the name of the child", "Noé Lambert-Petit", { birthName: "LAMBERT PETIT" }],
    ["the name of the child without accents", "Noe Evrard", { birthName: "Évrard" }],
  ])("who bears %s is kept out before anything is asked", async (_, name, child) => {
    const same = await newReviewer(name)
    caseId = await sendRequest(thomas, { child: someChild(child) })
    expect(await seen(same, caseId)).toMatchObject({ exclusion: "same_name", evidence: [], requester: null })
    await unchanged(() => inCase(same, caseId, (reviewed) => declareTie(reviewed, "no")), ConflictError)
    await unchanged(() => inCase(same, caseId, takeCase), ConflictError)
  })

  it("who bears the name of birth of who asks is kept out when the case is taken", async () => {
    await asSuperuser((db) => db`update accounts set birth_name = 'LEROY', used_name = 'ROCHE' where id = ${thomas.accountId}`)
    const same = await newReviewer("Thomas Leroy")
    await inCase(same, caseId, (reviewed) => declareTie(reviewed, "no"))
    await unchanged(() => inCase(same, caseId, takeCase), new ConflictError("review.same_name"))
  })

  it("cannot take what another is at, until that one leaves, gives it back, or does nothing for three days", async () => {
    await takeUp(isabelle, caseId)
    await inCase(olivier, caseId, (reviewed) => declareTie(reviewed, "no"))
    await unchanged(() => inCase(olivier, caseId, takeCase), new ConflictError("review.taken"))
    await unchanged(() => inCase(olivier, caseId, releaseCase), ConflictError)
    await letPass(2)
    await unchanged(() => inCase(olivier, caseId, takeCase), ConflictError)
    await letPass(1)
    await inCase(olivier, caseId, takeCase)
    await inCase(olivier, caseId, releaseCase)
    await inCase(isabelle, caseId, takeCase)
    await leave(isabelle)
    expect(await idsOf(olivier, "free")).toContain(caseId)
    await inCase(olivier, caseId, takeCase)
    expect((await wholeCase(caseId)).row).toMatchObject({ assigned_reviewer_name: "Olivier Renard" })
  })

  it("and another at the same moment: one has it, the other is told in words", async () => {
    for (const who of [isabelle, olivier]) await inCase(who, caseId, (reviewed) => declareTie(reviewed, "no"))
    const taken = await Promise.allSettled([isabelle, olivier].map((who) => inCase(who, caseId, takeCase)))
    expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(taken.find(({ status }) => status === "rejected")).toMatchObject({ reason: new ConflictError("review.taken") })
  })

  it("with two pages open writes over nothing: the older page is told so", async () => {
    await takeUp(isabelle, caseId)
    const { version } = await seen(isabelle, caseId)
    await inCase(isabelle, caseId, (reviewed) => checkCase(reviewed, version, REVIEW_CHECKS))
    await unchanged(() => inCase(isabelle, caseId, (reviewed) => checkCase(reviewed, version, [])), ConflictError)
    const answer = { caseId, version, reasons: ["evidence_too_old" as const], words: "" }
    await unchanged(() => inCase(isabelle, caseId, (reviewed) => refuseCase(reviewed, answer)), ConflictError)
  })
})

describe("Even in SQL, under the portal's role", () => {
  const asPortal = (who: Actor, statement: ReturnType<typeof sql>) =>
    portalDatabase().transaction(async (tx) => {
      await identify(tx, who, [])
      const rows = await tx.execute(statement)
      if (rows.count === 0) throw new Error("no row")
    })
  const refuse = () => sql`update review_cases set status = 'refused', decided_at = now() where id = ${caseId}`

  it("nobody decides but the reviewer who has the case and no tie", async () => {
    const counter = await newActor("Bruno Lambert", "reviewer")
    for (const who of [isabelle, thomas, counter]) await unchanged(() => asPortal(who, refuse()), Error)
    await takeUp(isabelle, caseId)
    await unchanged(() => asPortal(olivier, refuse()), Error)
    await unchanged(
      () => asPortal(thomas, sql`update review_cases set status = 'accepted', decided_at = now() where id = ${caseId}`),
      Error,
    )
  })

  it("a reviewer with a tie does not decide, though the case were theirs", async () => {
    await inCase(isabelle, caseId, (reviewed) => declareTie(reviewed, "yes"))
    await asSuperuser(async (db) => {
      await db`alter table review_cases disable trigger user`
      await db`update review_cases set assigned_reviewer_id = ${isabelle.accountId} where id = ${caseId}`
      await db`alter table review_cases enable trigger user`
    })
    await unchanged(() => asPortal(isabelle, refuse()), Error)
  })

  it("a reviewer changes nothing of what was asked, and who asks takes no case", async () => {
    await takeUp(isabelle, caseId)
    await unchanged(() => asPortal(isabelle, sql`update review_cases set birth_name = 'X' where id = ${caseId}`), Error)
    await unchanged(
      () => asPortal(thomas, sql`update review_cases set assigned_reviewer_id = ${thomas.accountId} where id = ${caseId}`),
      Error,
    )
  })

  it.each(["isabelle", "thomas"])("%s gives nobody parental authority by hand", async (name) => {
    await takeUp(isabelle, caseId)
    const who = name === "thomas" ? thomas : isabelle
    const byHand = sql`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
        document_groups, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
      select patient_id, 'parental_authority', 'active', ${thomas.accountId}::uuid, 'T', 'father', 'parental_authority', array['view:documents'],
        array['imaging'], 12, 'stop', now(), now() + interval '1 year', now() + interval '1 year', ${caseId}::uuid
      from patients limit 1`
    await unchanged(() => asPortal(who, byHand), Error)
  })

  it("what happened in a case is written once", async () => {
    const erase = () => asSuperuser((db) => db`delete from review_events where case_id = ${caseId}`)
    await expect(erase()).rejects.toThrow()
    expect((await withOwnRequest(thomas, caseId, getRequest)).status).toBe("submitted")
  })
})
