import "server-only"
import { eq, sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import {
  REVIEW_STATUSES,
  REVIEWER_ROLES,
  type ReviewAction,
  type ReviewerRole,
  type ReviewStatus,
} from "@/drizzle/review-vocabulary"
import { reviewCases, reviewEvents } from "@/drizzle/schema/reviews"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/** One line of a case's own journal: ids only, a page of the evidence where one was seen. */
export type ReviewTrace = { action: ReviewAction; evidenceId?: string; page?: number }

/**
 * The proof that this actor has to do with this case now: as an enrolled reviewer, or as who asked. It reaches a case and
 * never a record. Only this file makes one.
 */
class Case<Side extends "reviewer" | "requester"> {
  readonly #brand = true
  readonly #traces: ReviewTrace[] = []

  constructor(
    readonly tx: Transaction,
    readonly actor: Actor,
    readonly side: Side,
    readonly caseId: string,
    readonly status: ReviewStatus,
  ) {}

  /** Whether this was made here and nowhere else. */
  get proven(): boolean {
    return this.#brand
  }

  /** Adds a line to the journal of the case, written before the commit. */
  trace(trace: ReviewTrace): void {
    this.#traces.push(trace)
  }

  async close(): Promise<void> {
    if (this.#traces.length === 0) throw new Error("A case was reached and nothing was traced")
    const { caseId, actor } = this
    await this.tx
      .insert(reviewEvents)
      .values(this.#traces.map((trace) => ({ ...trace, caseId, actorAccountId: actor.accountId })))
  }
}

/** A case on the desk, for an enrolled reviewer who did not ask for it. */
export type ReviewCase = Case<"reviewer">

/** One's own request, for who asked. */
export type OwnRequest = Case<"requester">

/** The desk as a whole, for an enrolled reviewer. */
export type ReviewDesk = { tx: Transaction; actor: Actor; role: ReviewerRole }

/**
 * Lets an enrolled reviewer look at the desk.
 * @throws NotFoundError for anybody else, a reviewer whose enrolment ended too
 */
export async function withReviewDesk<Result>(actor: Actor, work: (desk: ReviewDesk) => Promise<Result>): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    return work({ tx, actor, role: await requireRole(tx, actor) })
  })
}

/**
 * Lets an enrolled reviewer work on one case that was submitted, never their own request.
 * @throws NotFoundError for a case that is not on the desk, and for whoever is not enrolled
 */
export async function withReviewCase<Result>(
  actor: Actor,
  caseId: string,
  work: (reviewed: ReviewCase) => Promise<Result>,
): Promise<Result> {
  return withReviewDesk(actor, async ({ tx }) => {
    const found = await findCase(tx, caseId)
    const isOnDesk = found && found.status !== "draft" && found.status !== "withdrawn"
    if (!isOnDesk || found.requesterAccountId === actor.accountId) throw new NotFoundError()
    return prove(new Case(tx, actor, "reviewer", caseId, found.status), work)
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
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const found = await findCase(tx, caseId)
    if (found?.requesterAccountId !== actor.accountId) throw new NotFoundError()
    return prove(new Case(tx, actor, "requester", caseId, found.status), work)
  })
}

async function prove<Proof extends { close(): Promise<void> }, Result>(
  proof: Proof,
  work: (proof: Proof) => Promise<Result>,
): Promise<Result> {
  const result = await work(proof)
  await proof.close()
  return result
}

async function requireRole(tx: Transaction, { accountId, face }: Actor): Promise<ReviewerRole> {
  if (face !== "reviewer") throw new NotFoundError()
  const [row] = await tx.execute<{ role: string | null }>(sql`select relais.reviewer_role(${accountId}::uuid) as role`)
  const role = REVIEWER_ROLES.find((word) => word === row?.role)
  if (!role) throw new NotFoundError()
  return role
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
