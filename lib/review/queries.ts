import "server-only"
import { and, asc, desc, eq, sql } from "drizzle-orm"
import {
  type ParentRelation,
  REVIEW_CHECKS,
  type ReviewCheck,
  type ReviewerRole,
  type ReviewStatus,
} from "@/drizzle/review-vocabulary"
import { accounts } from "@/drizzle/schema/accounts"
import { reviewCases, reviewDeclarations, reviewEvidence } from "@/drizzle/schema/reviews"
import type { Sex } from "@/drizzle/vocabulary"
import type { ReviewCase } from "@/lib/access/review-access"
import type { ReviewDesk } from "@/lib/access/review-desk"
import { NotFoundError } from "@/lib/errors"
import { type HeldBy, heldBy, mayBe, plainName, type QueueFilter, UNTOUCHED_DAYS } from "./rules"

const MOST = 200

/** Who has a case, and whether that still counts: their role now, and whether they did something in it lately. */
const holding = {
  reviewerId: reviewCases.assignedReviewerId,
  reviewerName: reviewCases.assignedReviewerName,
  role: sql<ReviewerRole | null>`case when review_cases.assigned_reviewer_id is null then null
    else relais.reviewer_role(review_cases.assigned_reviewer_id) end`,
  isUntouched: sql<boolean>`not exists (select from review_events e where e.case_id = review_cases.id
    and e.actor_account_id = review_cases.assigned_reviewer_id and e.action <> 'case.listed'
    and e.occurred_at > now() - make_interval(days => ${UNTOUCHED_DAYS}::int))`,
}

const identity = {
  id: reviewCases.id,
  status: sql<ReviewStatus>`${reviewCases.status}`,
  requesterName: reviewCases.requesterName,
  relation: sql<ParentRelation>`${reviewCases.relation}`,
  firstGivenName: sql<string>`${reviewCases.firstGivenName}`,
  birthName: sql<string>`${reviewCases.birthName}`,
  submittedAt: sql`${reviewCases.submittedAt}`.mapWith(reviewCases.createdAt),
  deadlineOn: sql<string>`${reviewCases.deadlineOn}`,
  decidedAt: reviewCases.decidedAt,
  daysLeft: sql<number>`${reviewCases.deadlineOn} - (now() at time zone 'Europe/Paris')::date`,
}

export type QueueLine = Awaited<ReturnType<typeof listCases>>[number]

/** What waits on the desk, the nearest deadline first, or what was decided, the latest first: names only, never a record. */
async function listCases({ tx, actor }: ReviewDesk, which: "open" | "decided") {
  const decided = which === "decided"
  const rows = await tx
    .select({ ...identity, ...holding })
    .from(reviewCases)
    .where(
      and(
        decided ? sql`${reviewCases.decidedAt} is not null` : sql`${reviewCases.status} in ('submitted', 'more_asked')`,
        sql`${reviewCases.requesterAccountId} <> ${actor.accountId}`,
      ),
    )
    .orderBy(
      ...(decided ? [desc(reviewCases.decidedAt)] : [asc(reviewCases.deadlineOn), asc(reviewCases.submittedAt)]),
      asc(reviewCases.id),
    )
    .limit(MOST)
  return rows.map((row) => ({ ...row, held: heldBy(row, actor.accountId) }))
}

/** The desk, narrowed to what was asked for, and how many cases each reviewer has in hand. */
export async function readDesk(desk: ReviewDesk, filter: QueueFilter) {
  const open = await listCases(desk, "open")
  const lines = filter === "decided" ? await listCases(desk, "decided") : open.filter((line) => isIn(filter, line))
  desk.traceListed(lines.map(({ id }) => id))
  return { lines, load: loadOf(open), toDecide: open.filter(({ status }) => status === "submitted").length }
}

function isIn(filter: QueueFilter, { held, status, daysLeft }: QueueLine): boolean {
  if (filter === "mine") return held === "me"
  if (filter === "free") return status === "submitted" && (held === "nobody" || held === "other_untouched")
  return filter === "overdue" ? status === "submitted" && daysLeft < 0 : true
}

export type Load = { name: string; held: HeldBy; count: number; overdue: number }

function loadOf(lines: readonly QueueLine[]): Load[] {
  const load = new Map<string, Load>()
  for (const { reviewerId, reviewerName, held, daysLeft } of lines) {
    const key = held === "nobody" ? "" : (reviewerId ?? "")
    const line = load.get(key) ?? { name: key ? (reviewerName ?? "") : "", held, count: 0, overdue: 0 }
    line.count++
    if (daysLeft < 0) line.overdue++
    load.set(key, line)
  }
  return [...load.values()].sort((a, b) => b.count - a.count)
}

export type CaseView = Awaited<ReturnType<typeof getCase>>

/** One case: who asks and for whom; why this reviewer may not go on, where that is so; and the evidence only where nothing stands in the way. */
export async function getCase(reviewed: ReviewCase) {
  const { tx, actor, caseId } = reviewed
  const [row] = await tx
    .select({
      ...identity,
      ...holding,
      givenNames: sql<string>`${reviewCases.givenNames}`,
      sex: sql<Sex>`${reviewCases.sex}`,
      birthDate: sql<string>`${reviewCases.birthDate}`,
      birthTown: reviewCases.birthTown,
      birthCountry: reviewCases.birthCountry,
      checks: reviewCases.checks,
      version: reviewCases.version,
      openedSpaceId: reviewCases.openedSpaceId,
      today: sql<string>`(now() at time zone 'Europe/Paris')::date::text`,
      hasTie: reviewDeclarations.hasTie,
    })
    .from(reviewCases)
    .leftJoin(
      reviewDeclarations,
      and(eq(reviewDeclarations.caseId, reviewCases.id), eq(reviewDeclarations.reviewerAccountId, actor.accountId)),
    )
    .where(eq(reviewCases.id, caseId))
  if (!row) throw new NotFoundError()
  reviewed.trace({ action: "case.viewed" })
  const held = heldBy(row, actor.accountId)
  const { openedSpaceId, ...view } = row
  const requester = held === "me" ? await readRequester(reviewed) : null
  const exclusion = exclusionOf(actor.displayName, row, requester)
  const mayWork = exclusion === null && row.hasTie === "no" && held === "me" && row.status === "submitted"
  return {
    ...view,
    caseId,
    held,
    exclusion,
    mayWork,
    hasOpened: openedSpaceId !== null,
    requester: exclusion ? null : requester,
    checks: REVIEW_CHECKS.filter((check) => row.checks[check]) as ReviewCheck[],
    evidence: mayWork ? await listEvidence(reviewed) : [],
  }
}

export type Requester = {
  birthName: string
  usedName: string | null
  givenNames: string
  firstGivenName: string
  birthDate: string
}

/** Who asks, as the identity provider says; known to the reviewer who has the case alone. */
async function readRequester({ tx, caseId }: ReviewCase): Promise<Requester | null> {
  const [row] = await tx
    .select({
      birthName: sql<string>`${accounts.birthName}`,
      usedName: accounts.usedName,
      givenNames: sql<string>`${accounts.givenNames}`,
      firstGivenName: sql<string>`${accounts.firstGivenName}`,
      birthDate: sql<string>`${accounts.birthDate}`,
    })
    .from(reviewCases)
    .innerJoin(accounts, eq(accounts.id, reviewCases.requesterAccountId))
    .where(eq(reviewCases.id, caseId))
  return row ?? null
}

type Child = { requesterName: string; firstGivenName: string; birthName: string }

/** Nobody decides on themselves: equal names keep a reviewer out before anything else is asked. */
function exclusionOf(displayName: string, child: Child, requester: Requester | null): "same_name" | null {
  const isRequester =
    plainName(displayName) === plainName(child.requesterName) || (requester !== null && mayBe(displayName, requester))
  return isRequester || mayBe(displayName, child) ? "same_name" : null
}

async function listEvidence({ tx, caseId }: ReviewCase) {
  return tx
    .select({
      id: reviewEvidence.id,
      fileName: reviewEvidence.fileName,
      pageCount: reviewEvidence.pageCount,
      addedAt: reviewEvidence.addedAt,
    })
    .from(reviewEvidence)
    .where(and(eq(reviewEvidence.caseId, caseId), sql`${reviewEvidence.objectKey} is not null`))
    .orderBy(asc(reviewEvidence.position))
}
