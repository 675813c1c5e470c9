import "server-only"
import { and, asc, count, desc, eq, isNotNull, ne, not, type SQL, sql } from "drizzle-orm"
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

/** Every case on the desk but one's own: those that are decided, or that wait. */
const onDesk = ({ actor }: ReviewDesk, which: "open" | "decided") =>
  and(
    which === "decided" ? isNotNull(reviewCases.decidedAt) : sql`${reviewCases.status} in ('submitted', 'more_asked')`,
    ne(reviewCases.requesterAccountId, actor.accountId),
  )

/** What a filter of the desk narrows to; the same words as `heldBy`. */
function narrowedTo(filter: QueueFilter, { actor }: ReviewDesk): SQL | undefined {
  const isToDecide = eq(reviewCases.status, "submitted")
  const isMine = and(eq(reviewCases.assignedReviewerId, actor.accountId), sql`${holding.role} is not null`)
  if (filter === "mine") return isMine
  if (filter === "decided") return eq(reviewCases.assignedReviewerId, actor.accountId)
  if (filter === "free")
    return and(isToDecide, not(isMine ?? sql`false`), sql`(${holding.role} is null or ${holding.isUntouched})`)
  return filter === "overdue" ? and(isToDecide, sql`${identity.daysLeft} < 0`) : undefined
}

const asked = (desk: ReviewDesk, filter: QueueFilter) =>
  and(onDesk(desk, filter === "decided" ? "decided" : "open"), narrowedTo(filter, desk))

/** How many cases there are of what was asked for, however many of them are shown. */
async function countCases(desk: ReviewDesk, filter: QueueFilter): Promise<number> {
  const [row] = await desk.tx.select({ count: count() }).from(reviewCases).where(asked(desk, filter))
  return row?.count ?? 0
}

/** What waits on the desk, the nearest deadline first, or what was decided, the latest first: names only, never a record. */
async function listCases(desk: ReviewDesk, filter: QueueFilter, most: number) {
  const isDecided = filter === "decided"
  const rows = await desk.tx
    .select({ ...identity, ...holding })
    .from(reviewCases)
    .where(asked(desk, filter))
    .orderBy(
      ...(isDecided ? [desc(reviewCases.decidedAt)] : [asc(reviewCases.deadlineOn), asc(reviewCases.submittedAt)]),
      asc(reviewCases.id),
    )
    .limit(most)
  return rows.map((row) => ({ ...row, held: heldBy(row, desk.actor.accountId) }))
}

/**
 * The desk, narrowed to what was asked for: its first cases, how many there are, and how many each reviewer has in hand,
 * however many are shown.
 */
export async function readDesk(desk: ReviewDesk, filter: QueueFilter, most = MOST) {
  const lines = await listCases(desk, filter, most)
  desk.traceListed(lines.map(({ id }) => id))
  const load = await countLoad(desk)
  return { lines, count: await countCases(desk, filter), load, toDecide: load.reduce((sum, { toDecide }) => sum + toDecide, 0) }
}

export type Load = Awaited<ReturnType<typeof countLoad>>[number]

/** How many open cases each enrolled reviewer has, how many are free, and how many of them are late or still to decide. */
async function countLoad(desk: ReviewDesk) {
  const holder = sql<string | null>`case when ${holding.role} is null then null else ${reviewCases.assignedReviewerId} end`
  const rows = await desk.tx
    .select({
      reviewerId: holder,
      name: sql<string>`coalesce(max(${reviewCases.assignedReviewerName}), '')`,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${identity.daysLeft} < 0))::int`,
      toDecide: sql<number>`(count(*) filter (where ${reviewCases.status} = 'submitted'))::int`,
    })
    .from(reviewCases)
    .where(onDesk(desk, "open"))
    .groupBy(sql`1`)
    .orderBy(sql`count(*) desc`)
  return rows.map(({ reviewerId, name, ...counts }) => {
    const held: HeldBy = !reviewerId ? "nobody" : reviewerId === desk.actor.accountId ? "me" : "other"
    return { ...counts, name: reviewerId ? name : "", held }
  })
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
  sex: Sex | null
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
      sex: sql<Sex | null>`${accounts.sex}`,
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
