import "server-only"
import { eq, sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { REVIEW_STATUSES, type ReviewAction, type ReviewStatus } from "@/drizzle/review-vocabulary"
import { reviewCases, reviewEvents } from "@/drizzle/schema/reviews"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { UntracedError } from "./passage"
import { requireRole } from "./review-desk"
import { insideReview } from "./review-passage"

/** One line of a case's own journal: ids only, a page of the evidence where one was seen. */
type ReviewTrace = { action: ReviewAction; evidenceId?: string; page?: number }

/** What stays true when the change it came with is undone: it was looked at. */
const LOOKS: readonly ReviewAction[] = ["case.viewed", "evidence.page_viewed"]

/**
 * The proof that this actor has to do with this case now: as an enrolled reviewer, or as who asked. It reaches a case and
 * never a record. Only this file makes one.
 */
class Case<Side extends "reviewer" | "requester"> {
  readonly #tx: Transaction
  readonly #traces: ReviewTrace[] = []
  #isReached = false
  #isOpen = true

  constructor(
    tx: Transaction,
    readonly actor: Actor,
    readonly side: Side,
    readonly caseId: string,
    readonly status: ReviewStatus,
  ) {
    this.#tx = tx
  }

  /** The transaction of the proof; using it after that has ended is a bug. */
  get tx(): Transaction {
    if (!this.#isOpen) throw new Error("This case was closed with its transaction")
    this.#isReached = true
    return this.#tx
  }

  /** Adds a line to the journal of the case, written before the commit. */
  trace(trace: ReviewTrace): void {
    this.#traces.push(trace)
  }

  get isUntraced(): boolean {
    return this.#isReached && this.#traces.length === 0
  }

  async close(): Promise<void> {
    if (this.#traces.length === 0) throw new UntracedError("A case was reached and nothing was traced")
    await this.#write(this.#tx, this.#traces)
  }

  /** Tells, after a rollback, that the case was looked at; a change that was undone did not happen. */
  async closeUndone(): Promise<void> {
    this.#isOpen = false
    if (!this.#isReached) return
    const looks = this.#traces.filter(({ action }) => LOOKS.includes(action))
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, this.actor, [])
      await this.#write(tx, looks.length > 0 ? looks : [{ action: "case.viewed" }])
    })
  }

  async #write(tx: Transaction, traces: readonly ReviewTrace[]): Promise<void> {
    const { caseId, actor } = this
    await tx.insert(reviewEvents).values(traces.map((trace) => ({ ...trace, caseId, actorAccountId: actor.accountId })))
    this.#isOpen = false
  }
}

/** A case on the desk, for an enrolled reviewer who did not ask for it. */
export type ReviewCase = Case<"reviewer">

/** One's own request, for who asked. */
export type OwnRequest = Case<"requester">

/**
 * Lets an enrolled reviewer work on one case that was submitted, never their own request.
 * @throws NotFoundError for a case that is not on the desk, and for whoever is not enrolled
 */
export async function withReviewCase<Result>(
  actor: Actor,
  caseId: string,
  work: (reviewed: ReviewCase) => Promise<Result>,
): Promise<Result> {
  const enter = async (tx: Transaction) => {
    await requireRole(tx, actor)
    const found = await findCase(tx, caseId)
    const isOnDesk = found && found.status !== "draft" && found.status !== "withdrawn"
    if (!isOnDesk || found.requesterAccountId === actor.accountId) throw new NotFoundError()
    return new Case(tx, actor, "reviewer", caseId, found.status)
  }
  return insideReview(actor, enter, work)
}

/** Whether a case that this reviewer may have had before them was taken back by who asked; false for whoever is no reviewer. */
export async function wasWithdrawn(actor: Actor, caseId: string): Promise<boolean> {
  if (!isUuid(caseId)) return false
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const [row] = await tx.execute<{ withdrawn: boolean }>(sql`select relais.was_withdrawn(${caseId}::uuid) as withdrawn`)
    return row?.withdrawn === true
  })
}

/**
 * Lets somebody work on a request of their own.
 * @throws NotFoundError for anybody else's
 */
export async function withOwnRequest<Result>(
  actor: Actor,
  caseId: string,
  work: (request: OwnRequest) => Promise<Result>,
): Promise<Result> {
  const enter = async (tx: Transaction) => {
    const found = await findCase(tx, caseId)
    if (found?.requesterAccountId !== actor.accountId) throw new NotFoundError()
    return new Case(tx, actor, "requester", caseId, found.status)
  }
  return insideReview(actor, enter, work)
}

/** The case, as far as the policies let this actor know it. */
async function findCase(tx: Transaction, caseId: string): Promise<{ status: ReviewStatus; requesterAccountId: string } | null> {
  if (!isUuid(caseId)) return null
  const [row] = await tx
    .select({ status: reviewCases.status, requesterAccountId: reviewCases.requesterAccountId })
    .from(reviewCases)
    .where(eq(reviewCases.id, caseId))
  const status = REVIEW_STATUSES.find((word) => word === row?.status)
  return row && status ? { status, requesterAccountId: row.requesterAccountId } : null
}
