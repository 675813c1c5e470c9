import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { withOwnRequest } from "@/lib/access/review-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { filledRequest, giveEvidence, newReviewer, sayYes, sendRequest, someChild, wholeCase } from "../testing"
import { answerChild, answerRelation, draftRequest, submitRequest, withdrawRequest } from "./commands"
import { getRequest, listRequests } from "./queries"

afterAll(closeDatabase)

let thomas: Actor
beforeEach(async () => {
  thomas = await newActor("Thomas Roche")
})

/** YYYY-MM-DD in Paris, so many years before today and so many days later. */
async function bornAgo(years: number, days: number): Promise<string> {
  const [row] = await asSuperuser(
    (sql) =>
      sql`select ((now() at time zone 'Europe/Paris')::date - make_interval(years => ${years}) + make_interval(days => ${days}))::date::text as day`,
  )
  return row?.day
}

describe("A parent who asks for a child's space", () => {
  it("answers a question at a time, sends, and reads by which day there will be an answer", async () => {
    const caseId = await filledRequest(thomas)
    expect(await withOwn(thomas, draftRequest)).toBe(caseId)
    await withOwnRequest(thomas, caseId, submitRequest)
    const { row } = await wholeCase(caseId)
    expect(row).toMatchObject({
      status: "submitted",
      requester_name: "Thomas Roche",
      first_given_name: "Noé",
      assigned_reviewer_id: null,
    })
    const [days] = await asSuperuser(
      (sql) => sql`select ${row?.deadline_on}::date - (now() at time zone 'Europe/Paris')::date as left`,
    )
    expect(days?.left).toBe(15)
    const view = await withOwnRequest(thomas, caseId, getRequest)
    expect(view).toMatchObject({ status: "submitted", evidenceCount: 1, letters: [] })
    expect(await withOwn(thomas, listRequests)).toMatchObject([{ id: caseId, status: "submitted" }])
  })

  it("for a child who is 17 years and 364 days old is heard", async () => {
    const caseId = await withOwn(thomas, draftRequest)
    const child = someChild({ birthDate: await bornAgo(18, 1) })
    await withOwnRequest(thomas, caseId, (request) => answerChild(request, { caseId, ...child }))
    expect((await wholeCase(caseId)).row?.given_names).toBe("Noé Amadou")
  })

  it.each([
    ["who is 18 today", 18, 0, "children.adult"],
    ["who is 40", 40, 0, "children.adult"],
    ["who is not born yet", 0, 1, "children.birth_date"],
  ] as const)("for a child %s is told so, and nothing is kept", async (_, years, days, code) => {
    const caseId = await withOwn(thomas, draftRequest)
    const before = await wholeCase(caseId)
    const child = someChild({ birthDate: await bornAgo(years, days) })
    const attempt = withOwnRequest(thomas, caseId, (request) => answerChild(request, { caseId, ...child }))
    await expect(attempt).rejects.toThrow(new InvalidInputError(code, "birthDate"))
    expect(await wholeCase(caseId)).toEqual(before)
  })

  it("who asks twice for one child is told at once where the first request stands", async () => {
    const child = someChild()
    const first = await sendRequest(thomas, { child })
    const again = await withOwn(thomas, draftRequest)
    const otherwise = { ...child, birthName: child.birthName.toUpperCase(), givenNames: "Noe" }
    const attempt = withOwnRequest(thomas, again, (request) => answerChild(request, { caseId: again, ...otherwise }))
    await expect(attempt).rejects.toThrow(new ConflictError("children.already_asked"))
    expect((await wholeCase(again)).row?.birth_name).toBeNull()
    const twin = { ...child, givenNames: "Léo" }
    await withOwnRequest(thomas, again, (request) => answerChild(request, { caseId: again, ...twin }))
    await withOwnRequest(thomas, first, withdrawRequest)
    await withOwnRequest(thomas, again, (request) => answerChild(request, { caseId: again, ...otherwise }))
    expect((await wholeCase(again)).row?.birth_name).toBe(otherwise.birthName)
  })

  it("who has the child's space already is told so", async () => {
    const child = someChild()
    await sayYes(await newReviewer(), await sendRequest(thomas, { child }))
    const again = await withOwn(thomas, draftRequest)
    const attempt = withOwnRequest(thomas, again, (request) => answerChild(request, { caseId: again, ...child }))
    await expect(attempt).rejects.toThrow(new ConflictError("children.already_open"))
  })

  it("cannot send it when the child came of age since the draft was begun", async () => {
    const caseId = await filledRequest(thomas)
    await asSuperuser(async (sql) => sql`update review_cases set birth_date = ${await bornAgo(18, 0)} where id = ${caseId}`)
    const before = await wholeCase(caseId)
    await expect(withOwnRequest(thomas, caseId, submitRequest)).rejects.toThrow(InvalidInputError)
    expect(await wholeCase(caseId)).toEqual(before)
  })

  it("cannot send it without evidence, or with a question open", async () => {
    const caseId = await withOwn(thomas, draftRequest)
    for (const step of [
      () => withOwnRequest(thomas, caseId, (request) => answerChild(request, { caseId, ...someChild() })),
      () => withOwnRequest(thomas, caseId, (request) => answerRelation(request, "father")),
    ]) {
      await expect(withOwnRequest(thomas, caseId, submitRequest)).rejects.toThrow(InvalidInputError)
      expect((await wholeCase(caseId)).row?.status).toBe("draft")
      await step()
    }
    await expect(withOwnRequest(thomas, caseId, submitRequest)).rejects.toThrow(InvalidInputError)
  })

  it("changes nothing once it is sent, and can take it back until it is answered", async () => {
    const caseId = await sendRequest(thomas)
    const before = await wholeCase(caseId)
    const again = () => withOwnRequest(thomas, caseId, (request) => answerRelation(request, "mother"))
    await expect(again()).rejects.toThrow(ConflictError)
    await expect(withOwnRequest(thomas, caseId, submitRequest)).rejects.toThrow(ConflictError)
    expect(await wholeCase(caseId)).toEqual(before)
    await withOwnRequest(thomas, caseId, withdrawRequest)
    expect((await wholeCase(caseId)).row?.status).toBe("withdrawn")
    expect(await withOwn(thomas, listRequests)).toEqual([])

    const answered = await sendRequest(thomas)
    await sayYes(await newReviewer(), answered)
    const after = await wholeCase(answered)
    await expect(withOwnRequest(thomas, answered, withdrawRequest)).rejects.toThrow(ConflictError)
    expect(await wholeCase(answered)).toEqual(after)
  })

  it("learns nothing of somebody else's request, which does not exist for them", async () => {
    const caseId = await sendRequest(thomas)
    const victor = await newActor("Victor Noël")
    await expect(withOwnRequest(victor, caseId, getRequest)).rejects.toThrow(NotFoundError)
    await expect(giveEvidence(victor, caseId, [])).rejects.toThrow(NotFoundError)
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, victor, [])
      for (const table of ["review_cases", "review_evidence", "review_letters", "review_events"]) {
        expect([...(await tx.execute(`select * from ${table}`))]).toEqual([])
      }
    })
  })

  it("for somebody else's child waits like everybody, whether that child has a space or not", async () => {
    const child = someChild()
    await sayYes(await newReviewer(), await sendRequest(thomas, { child }))
    const victor = await newActor("Victor Noël")
    const [known, unknown] = [await sendRequest(victor, { child }), await sendRequest(victor)]
    const views = await Promise.all([known, unknown].map((caseId) => withOwnRequest(victor, caseId, getRequest)))
    const [one, other] = views.map(({ caseId, birthName, evidence, submittedAt, ...view }) => ({
      ...view,
      files: evidence.length,
      sent: Boolean(submittedAt),
    }))
    expect(one).toEqual(other)
  })

  it("with somebody who is no citizen begins nothing", async () => {
    await expect(withOwn(await newReviewer(), draftRequest)).rejects.toThrow(NotFoundError)
  })
})
