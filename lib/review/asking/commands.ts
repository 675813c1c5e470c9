import "server-only"
import { and, desc, eq, ne, sql } from "drizzle-orm"
import type { ParentRelation } from "@/drizzle/review-vocabulary"
import { reviewCases, reviewEvents, reviewEvidence } from "@/drizzle/schema/reviews"
import type { OwnAccess } from "@/lib/access/own-access"
import type { OwnRequest } from "@/lib/access/review-access"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { ruleValue } from "@/lib/reference/dated-rules"
import { newCaseKey } from "@/lib/review/keys/queries"
import { isAdult, plainName } from "../rules"
import { canBeWithdrawn, isOpenToChanges, nextStep } from "./rules"
import type { Child } from "./schema"

/** Begins a request with nothing answered, or goes on with the one that was begun; gives its id. */
export async function draftRequest({ tx, actor }: OwnAccess): Promise<string> {
  if (actor.face !== "citizen") throw new NotFoundError()
  const [begun] = await tx
    .select({ id: reviewCases.id })
    .from(reviewCases)
    .where(and(eq(reviewCases.requesterAccountId, actor.accountId), eq(reviewCases.status, "draft")))
    .orderBy(desc(reviewCases.createdAt))
    .limit(1)
  if (begun) return begun.id
  const [fresh] = await tx.execute<{ id: string }>(sql`select uuidv7()::text as id`)
  const id = fresh?.id ?? ""
  const { accountId, displayName, language } = actor
  const asked = { id, requesterAccountId: accountId, requesterName: displayName, language }
  await tx.insert(reviewCases).values({ ...asked, ...newCaseKey(id) })
  await tx.insert(reviewEvents).values({ caseId: id, actorAccountId: accountId, action: "case.drafted" })
  return id
}

/**
 * Says which child. @throws InvalidInputError when the child is of age already, or not born yet
 */
export async function answerChild(request: OwnRequest, { caseId: _, ...child }: Child): Promise<void> {
  request.trace({ action: "case.drafted" })
  const { birthDate, givenNames } = child
  const today = await readToday(request)
  if (birthDate > today) throw new InvalidInputError("children.birth_date", "birthDate")
  if (isAdult(birthDate, today)) throw new InvalidInputError("children.adult", "birthDate")
  const [firstGivenName = givenNames] = givenNames.split(" ")
  await refuseSecond(request, { birthDate, firstGivenName, birthName: child.birthName })
  await change(request, { ...child, firstGivenName })
}

/** Says what who asks is to the child. */
export async function answerRelation(request: OwnRequest, relation: ParentRelation): Promise<void> {
  request.trace({ action: "case.drafted" })
  await change(request, { relation })
}

/**
 * Sends the request, or sends it again after a question; the day by which it is answered runs from now.
 * @throws InvalidInputError when a question is open, or when the child has come of age meanwhile
 */
export async function submitRequest(request: OwnRequest): Promise<void> {
  const { tx, caseId } = request
  request.trace({ action: "case.submitted" })
  const [row] = await tx
    .select({
      birthName: reviewCases.birthName,
      firstGivenName: reviewCases.firstGivenName,
      birthDate: reviewCases.birthDate,
      relation: sql<ParentRelation | null>`${reviewCases.relation}`,
      evidenceCount: tx.$count(
        reviewEvidence,
        and(eq(reviewEvidence.caseId, caseId), sql`${reviewEvidence.objectKey} is not null`),
      ),
    })
    .from(reviewCases)
    .where(eq(reviewCases.id, caseId))
  if (!row || nextStep(row) !== "check" || !row.birthDate) throw new InvalidInputError("children.incomplete")
  if (isAdult(row.birthDate, await readToday(request))) throw new InvalidInputError("children.adult")
  await refuseSecond(request, row)
  const days = ruleValue("review_answered_within").value
  await change(request, {
    status: "submitted",
    requesterName: request.actor.displayName,
    submittedAt: sql`now()`,
    deadlineOn: sql`(now() at time zone 'Europe/Paris')::date + ${days}::int`,
  })
}

type Traits = { birthDate: string | null; firstGivenName: string | null; birthName: string | null }

const sameChild = (one: Traits, other: Traits) =>
  one.birthDate === other.birthDate &&
  plainName(`${one.firstGivenName} ${one.birthName}`) === plainName(`${other.firstGivenName} ${other.birthName}`)

/**
 * A second request of one parent for one child could only be refused later: it is told at once where the first stands.
 * @throws ConflictError `children.already_asked` while that one is on its way, `children.already_open` once it was accepted
 */
async function refuseSecond({ tx, caseId, actor }: OwnRequest, child: Traits): Promise<void> {
  const others = await tx
    .select({
      birthDate: reviewCases.birthDate,
      firstGivenName: reviewCases.firstGivenName,
      birthName: reviewCases.birthName,
      isOpen: sql<boolean>`relais.holds_by_case(${reviewCases.id})`,
      isOnItsWay: sql<boolean>`${reviewCases.status} in ('submitted', 'more_asked')`,
    })
    .from(reviewCases)
    .where(and(eq(reviewCases.requesterAccountId, actor.accountId), ne(reviewCases.id, caseId)))
  const same = others.filter((other) => sameChild(other, child))
  if (same.some(({ isOnItsWay }) => isOnItsWay)) throw new ConflictError("children.already_asked")
  if (same.some(({ isOpen }) => isOpen)) throw new ConflictError("children.already_open")
}

/** Takes a request back; its evidence is erased with the next round. @throws ConflictError once it was answered */
export async function withdrawRequest(request: OwnRequest): Promise<void> {
  request.trace({ action: "case.withdrawn" })
  if (!canBeWithdrawn(request.status)) throw new ConflictError("children.answered")
  await update(request, { status: "withdrawn" })
}

type Changes = Partial<Record<keyof typeof reviewCases.$inferInsert, unknown>>

async function change(request: OwnRequest, changes: Changes): Promise<void> {
  if (!isOpenToChanges(request.status)) throw new ConflictError("children.sent")
  await update(request, changes)
}

/** Writes only while the case is in the state in which it was reached: another tab may have sent it meanwhile. */
async function update({ tx, caseId, status, actor }: OwnRequest, changes: Changes): Promise<void> {
  const mine = and(
    eq(reviewCases.id, caseId),
    eq(reviewCases.requesterAccountId, actor.accountId),
    eq(reviewCases.status, status),
  )
  const changed = await tx
    .update(reviewCases)
    .set({ ...(changes as Partial<typeof reviewCases.$inferInsert>), version: sql`${reviewCases.version} + 1` })
    .where(mine)
    .returning({ id: reviewCases.id })
  if (changed.length === 0) throw new ConflictError("children.sent")
}

async function readToday({ tx }: OwnRequest): Promise<string> {
  const [row] = await tx.execute<{ today: string }>(sql`select (now() at time zone 'Europe/Paris')::date::text as today`)
  return row?.today ?? ""
}
