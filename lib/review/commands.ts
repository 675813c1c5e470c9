import "server-only"
import { and, eq, sql } from "drizzle-orm"
import type { ReviewCheck } from "@/drizzle/review-vocabulary"
import { reviewCases, reviewDeclarations } from "@/drizzle/schema/reviews"
import type { ReviewCase } from "@/lib/access/review-access"
import { ConflictError } from "@/lib/errors"
import { getCase } from "./queries"
import { canBeTaken } from "./rules"

/**
 * Declares having a tie to somebody in the case, or none; said once. A tie gives the case back.
 * @throws ConflictError for one's own name, and for another word than the first
 */
export async function declareTie(reviewed: ReviewCase, hasTie: "yes" | "no"): Promise<void> {
  const view = await getCase(reviewed)
  if (view.exclusion) throw new ConflictError("review.same_name")
  if (view.hasTie) throw new ConflictError("review.declared")
  const { tx, caseId, actor } = reviewed
  await tx.insert(reviewDeclarations).values({ caseId, reviewerAccountId: actor.accountId, hasTie })
  reviewed.trace({ action: "case.tie_declared" })
  if (hasTie === "yes" && view.held === "me") await release(reviewed, view.version)
}

/**
 * Takes a case that nobody is at: a free one, or one whose reviewer left or did nothing for three days.
 * @throws ConflictError when another reviewer was quicker, or when this one must stay out of it
 */
export async function takeCase(reviewed: ReviewCase): Promise<void> {
  const { tx, caseId, actor } = reviewed
  await tx.select({ id: reviewCases.id }).from(reviewCases).where(eq(reviewCases.id, caseId)).for("update")
  const view = await getCase(reviewed)
  if (view.exclusion || view.hasTie !== "no") throw new ConflictError("review.tied")
  if (view.held === "me") return
  if (!canBeTaken(view.status, view.held)) throw new ConflictError("review.taken")
  const { displayName: assignedReviewerName, accountId: assignedReviewerId } = actor
  await change(reviewed, view.version, { assignedReviewerId, assignedReviewerName, assignedAt: sql`now()` })
  reviewed.trace({ action: "case.taken" })
  // The whole identity of who asks is known only now.
  if ((await getCase(reviewed)).exclusion) throw new ConflictError("review.same_name")
}

/** Gives a case back to the others. @throws ConflictError when it is somebody else's */
export async function releaseCase(reviewed: ReviewCase): Promise<void> {
  const { held, status, version } = await getCase(reviewed)
  if (held !== "me" || status !== "submitted") throw new ConflictError("review.not_yours")
  await release(reviewed, version)
}

/** Keeps what was found in the evidence, item by item. @throws ConflictError when the case changed meanwhile */
export async function checkCase(reviewed: ReviewCase, version: number, checks: readonly ReviewCheck[]): Promise<void> {
  const view = await getCase(reviewed)
  if (!view.mayWork) throw new ConflictError("review.not_yours")
  await change(reviewed, version, { checks: Object.fromEntries(checks.map((check) => [check, true])) })
  reviewed.trace({ action: "case.checked" })
}

async function release(reviewed: ReviewCase, version: number): Promise<void> {
  await change(reviewed, version, { assignedReviewerId: null, assignedReviewerName: null, assignedAt: null })
  reviewed.trace({ action: "case.released" })
}

type Changes = Partial<Record<keyof typeof reviewCases.$inferInsert, unknown>>

/** Two reviewers never write over each other: the page that was shown first is told that it is old. */
async function change({ tx, caseId }: ReviewCase, version: number, changes: Changes): Promise<void> {
  const changed = await tx
    .update(reviewCases)
    .set({ ...(changes as Partial<typeof reviewCases.$inferInsert>), version: sql`${reviewCases.version} + 1` })
    .where(and(eq(reviewCases.id, caseId), eq(reviewCases.version, version)))
    .returning({ id: reviewCases.id })
  if (changed.length === 0) throw new ConflictError("review.changed")
}
