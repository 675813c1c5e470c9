import { eq } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { reviewCases } from "@/drizzle/schema/reviews"
import type { Actor } from "@/lib/access/actor"
import { UntracedError } from "@/lib/access/passage"
import { type OwnRequest, type ReviewCase, withOwnRequest } from "@/lib/access/review-access"
import { withReviewDesk } from "@/lib/access/review-desk"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { submitRequest, withdrawRequest } from "./asking/commands"
import { getRequest } from "./asking/queries"
import { checkCase } from "./commands"
import { openEvidence } from "./evidence/queries"
import { getCase, readDesk } from "./queries"
import { filledRequest, inCase, leave, newReviewer, seen, sendRequest, takeUp } from "./testing"

afterAll(closeDatabase)

let thomas: Actor
let isabelle: Actor
let caseId: string
beforeEach(async () => {
  thomas = await newActor("Thomas Roche")
  isabelle = await newReviewer("Isabelle Mercier")
  caseId = await sendRequest(thomas)
})

const linesOf = (actor: Actor, id = caseId) =>
  asSuperuser(async (db) => {
    const rows = await db<{ action: string }[]>`select action from review_events
      where case_id = ${id} and actor_account_id = ${actor.accountId} order by id`
    return rows.map(({ action }) => action)
  })

/** The lines that something added. */
async function added(actor: Actor, work: () => Promise<unknown>, id = caseId): Promise<string[]> {
  const before = await linesOf(actor, id)
  await work()
  return (await linesOf(actor, id)).slice(before.length)
}

const reach = ({ tx, caseId: id }: ReviewCase | OwnRequest) =>
  tx.select({ id: reviewCases.id }).from(reviewCases).where(eq(reviewCases.id, id))

const WAYS_OUT: [string, () => unknown][] = [
  ["a conflict", () => new ConflictError("review.changed")],
  ["what is not there", () => new NotFoundError()],
  ["a fault", () => new TypeError("the page broke")],
  ["a redirect thrown from inside", () => Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;…" })],
]

describe("A reviewer who leaves a case by a throw", () => {
  it.each(WAYS_OUT)("has left a line of having seen it: %s", async (_, made) => {
    const thrown = made()
    const leaving = async () => {
      const left = inCase(isabelle, caseId, async (reviewed) => {
        await getCase(reviewed)
        reviewed.trace({ action: "case.refused" })
        throw thrown
      })
      await expect(left).rejects.toBe(thrown)
    }
    expect(await added(isabelle, leaving)).toEqual(["case.viewed"])
  })

  it("has left the page of evidence that was seen", async () => {
    await takeUp(isabelle, caseId)
    const { evidence } = await seen(isabelle, caseId)
    const evidenceId = evidence[0]?.id ?? ""
    const leaving = async () => {
      const left = inCase(isabelle, caseId, async (reviewed) => {
        await openEvidence(reviewed, evidenceId, 1)
        reviewed.trace({ action: "evidence.page_viewed", evidenceId, page: 1 })
        throw new Error("the page broke")
      })
      await expect(left).rejects.toThrow("the page broke")
    }
    expect(await added(isabelle, leaving)).toEqual(["case.viewed", "evidence.page_viewed"])
  })

  it("has decided nothing by a page that is old, and the line says no more than that", async () => {
    await takeUp(isabelle, caseId)
    const old = async () => {
      await expect(inCase(isabelle, caseId, (reviewed) => checkCase(reviewed, 0, []))).rejects.toThrow(ConflictError)
    }
    expect(await added(isabelle, old)).toEqual(["case.viewed"])
  })

  it("finds nothing any more when the enrolment ended meanwhile", async () => {
    const left = inCase(isabelle, caseId, async (reviewed) => {
      await getCase(reviewed)
      await leave(isabelle)
      throw new ConflictError("review.changed")
    })
    await expect(left).rejects.toBeInstanceOf(NotFoundError)
  })

  it("is refused when nothing was traced, whatever the work had to answer", async () => {
    const leaving = async () => {
      const left = inCase(isabelle, caseId, async (reviewed) => {
        await reach(reviewed)
        throw new ConflictError("review.changed")
      })
      await expect(left).rejects.toBeInstanceOf(UntracedError)
      await expect(inCase(isabelle, caseId, reach)).rejects.toBeInstanceOf(UntracedError)
    }
    expect(await added(isabelle, leaving)).toEqual(["case.viewed", "case.viewed"])
  })

  it("keeps no proof beyond the transaction", async () => {
    const kept: ReviewCase[] = []
    await inCase(isabelle, caseId, async (reviewed) => {
      kept.push(reviewed)
      await getCase(reviewed)
    })
    expect(() => kept[0]?.tx).toThrow("closed")
  })
})

describe("A reviewer who leaves the desk by a throw", () => {
  const leaving = (work: Parameters<typeof withReviewDesk>[1]) => withReviewDesk(isabelle, work)

  it("has left a line of each case that was shown", async () => {
    const broken = async () => {
      const left = leaving(async (desk) => {
        await readDesk(desk, "all")
        throw new Error("the page broke")
      })
      await expect(left).rejects.toThrow("the page broke")
    }
    expect(await added(isabelle, broken)).toEqual(["case.listed"])
  })

  it("is refused when nothing was traced", async () => {
    await expect(leaving(async ({ tx }) => tx.select({ id: reviewCases.id }).from(reviewCases))).rejects.toThrow(UntracedError)
  })
})

describe("Who asks and leaves the own request by a throw", () => {
  it.each(WAYS_OUT)("has left a line of having seen it: %s", async (_, made) => {
    const thrown = made()
    const leaving = async () => {
      const left = withOwnRequest(thomas, caseId, async (request) => {
        await getRequest(request)
        throw thrown
      })
      await expect(left).rejects.toBe(thrown)
    }
    expect(await added(thomas, leaving)).toEqual(["case.viewed"])
  })

  it("has changed nothing, and no line says that it was sent or taken back", async () => {
    const draft = await filledRequest(thomas)
    await asSuperuser((db) => db`update review_cases set relation = null where id = ${draft}`)
    const unfinished = async () => {
      await expect(withOwnRequest(thomas, draft, submitRequest)).rejects.toMatchObject({ code: "children.incomplete" })
    }
    expect(await added(thomas, unfinished, draft)).toEqual(["case.viewed"])
    await withOwnRequest(thomas, caseId, withdrawRequest)
    await expect(withOwnRequest(thomas, caseId, withdrawRequest)).rejects.toBeInstanceOf(ConflictError)
    expect((await linesOf(thomas)).filter((action) => action === "case.withdrawn")).toHaveLength(1)
  })

  it("is refused when nothing was traced", async () => {
    await expect(withOwnRequest(thomas, caseId, reach)).rejects.toBeInstanceOf(UntracedError)
  })
})
