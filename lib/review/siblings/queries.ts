import "server-only"
import { and, asc, eq, ne, sql } from "drizzle-orm"
import type { ParentRelation, ReviewStatus } from "@/drizzle/review-vocabulary"
import { reviewCases } from "@/drizzle/schema/reviews"
import type { ReviewCase } from "@/lib/access/review-access"
import { caseNumber } from "../rules"

type Child = { birthDate: string; firstGivenName: string; birthName: string }

const hasName = ({ firstGivenName, birthName }: Child) =>
  sql`relais.plain_name(${reviewCases.firstGivenName} || ' ' || ${reviewCases.birthName}) = relais.plain_name(${`${firstGivenName} ${birthName}`})`

/** The other requests, sent and not refused, for a child of the same name born the same day: who asks and who examines, never what was answered. */
export async function listSiblings({ tx, caseId }: ReviewCase, child: Child) {
  const rows = await tx
    .select({
      id: reviewCases.id,
      status: sql<ReviewStatus>`${reviewCases.status}`,
      requesterName: reviewCases.requesterName,
      relation: sql<ParentRelation>`${reviewCases.relation}`,
      reviewerName: reviewCases.assignedReviewerName,
    })
    .from(reviewCases)
    .where(
      and(
        eq(reviewCases.birthDate, child.birthDate),
        hasName(child),
        ne(reviewCases.id, caseId),
        sql`${reviewCases.status} in ('submitted', 'more_asked', 'accepted')`,
      ),
    )
    .orderBy(asc(reviewCases.submittedAt))
    .limit(50)
  return rows.map(({ id, status, requesterName, relation, reviewerName }) => {
    return { id, number: caseNumber(id), isAccepted: status === "accepted", requesterName, relation, reviewerName }
  })
}

/** Lets the answers about children born that day come one after the other: of two parents accepted at once, the second is asked about the space of the first. */
export async function waitForSiblings({ tx }: ReviewCase, { birthDate }: Pick<Child, "birthDate">): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`children born ${birthDate}`}, 0))`)
}
