import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import type { ReviewerRole } from "@/drizzle/review-vocabulary"
import { reviewers } from "@/drizzle/schema/reviews"
import type { SystemTask } from "@/lib/access/system-task"
import { NotFoundError } from "@/lib/errors"

type Named = { issuer: string; subject: string }

/** Enrols somebody as a reviewer, or changes their role; known by what the identity provider calls them, before a first sign-in too. */
export async function enrolReviewer(
  { tx }: SystemTask,
  { issuer, subject, role }: Named & { role: ReviewerRole },
): Promise<void> {
  await tx
    .insert(reviewers)
    .values({ issuer, subject, role })
    .onConflictDoUpdate({
      target: [reviewers.issuer, reviewers.subject],
      set: {
        role,
        endedAt: null,
        enrolledAt: sql`case when ${reviewers.endedAt} is null then ${reviewers.enrolledAt} else now() end`,
      },
    })
}

/**
 * Ends an enrolment, from the next request on: the cases that the reviewer had are free again, since only an enrolled reviewer has one.
 * @throws NotFoundError when nobody of that name is enrolled
 */
export async function endEnrolment({ tx }: SystemTask, { issuer, subject }: Named): Promise<void> {
  const ended = await tx
    .update(reviewers)
    .set({ endedAt: sql`now()` })
    .where(and(eq(reviewers.issuer, issuer), eq(reviewers.subject, subject), isNull(reviewers.endedAt)))
    .returning({ subject: reviewers.subject })
  if (ended.length === 0) throw new NotFoundError()
}
