import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, sql } from "drizzle-orm"
import type { ReviewLetterKind, ReviewReason } from "@/drizzle/review-vocabulary"
import { reviewCases, reviewLetters } from "@/drizzle/schema/reviews"
import { DELEGABLE_GROUPS, GRANTABLE_TOPICS } from "@/drizzle/vocabulary"
import type { ReviewCase } from "@/lib/access/review-access"
import { permissionsOf } from "@/lib/access/sections"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { writtenName } from "@/lib/identity/rules"
import { tellAccount } from "@/lib/notices/tell"
import { noticeInEach } from "@/lib/notices/words"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { newCaseKey, openCaseKey } from "@/lib/review/keys/queries"
import { getCase } from "../queries"
import { isAdult, isComplete } from "../rules"
import type { Acceptance, Answer } from "../schema"
import { waitForSiblings } from "../siblings/queries"
import { listTwins } from "./queries"
import { keepWords } from "./rules"

/**
 * Says yes: the parent's access opens until the eighteenth birthday, in the space of the same child where there is one, else
 * in a new one. Gives nothing back: the space is the parent's to see, never the reviewer's.
 * @throws InvalidInputError while an item of the list is open, or the question "the same child?" is
 * @throws ConflictError when the case changed meanwhile or is not this reviewer's, when the child has come of age, or when
 * this parent holds this child's space already
 */
export async function acceptCase(reviewed: ReviewCase, { version, words, space }: Acceptance): Promise<void> {
  const view = await requireWork(reviewed, version)
  if (!isComplete(Object.fromEntries(view.checks.map((check) => [check, true])))) throw new InvalidInputError("review.checks")
  if (isAdult(view.birthDate, view.today)) throw new ConflictError("review.adult")
  await waitForSiblings(reviewed, view)
  const twins = await listTwins(reviewed)
  const known = twins.some(({ patientId }) => patientId === space)
  if (space !== "new" && !known && (twins.length > 0 || space)) throw new InvalidInputError("review.same_child", "space")
  const newSpace = randomUUID()
  const { wrappedKey, rootKeyId } = newCaseKey(newSpace)
  const given = [[...permissionsOf("parental_authority")], [...DELEGABLE_GROUPS], [...GRANTABLE_TOPICS]].map((list) =>
    sql.param(list),
  )
  const same = known ? space : null
  const said = JSON.stringify(noticeInEach("opened_by_law"))
  const [opened] = await told(() =>
    reviewed.tx.execute<{ space: string | null }>(sql`select relais.accept_review_case(${reviewed.caseId}::uuid, ${version}::int,
      ${same}::uuid, ${newSpace}::uuid, ${wrappedKey}, ${rootKeyId}, ${given[0]}::text[], ${given[1]}::text[], ${given[2]}::text[], ${said}::text::jsonb) as space`),
  )
  if (!opened?.space) throw new ConflictError("review.changed")
  reviewed.trace({ action: "case.accepted" })
  await write(reviewed, "accepted", [], words)
}

/** Says no, with coded reasons and words for the person. @throws ConflictError as above */
export async function refuseCase(reviewed: ReviewCase, answer: Answer): Promise<void> {
  await requireWork(reviewed, answer.version)
  await move(reviewed, answer.version, { status: "refused", decidedAt: sql`now()` })
  reviewed.trace({ action: "case.refused" })
  await write(reviewed, "refused", answer.reasons, answer.words)
}

/** Asks for more: the case waits for who asked, and keeps its reviewer. @throws ConflictError as above */
export async function askMore(reviewed: ReviewCase, answer: Answer): Promise<void> {
  await requireWork(reviewed, answer.version)
  await move(reviewed, answer.version, { status: "more_asked" })
  reviewed.trace({ action: "case.more_asked" })
  await write(reviewed, "more_asked", answer.reasons, answer.words)
}

/** The case as it stands, for the one reviewer who may decide it: who has it, without a tie or an equal name, on a page that is not old. */
async function requireWork(reviewed: ReviewCase, version: number) {
  const view = await getCase(reviewed)
  if (view.version !== version) throw new ConflictError("review.changed")
  if (!view.mayWork) throw new ConflictError("review.not_yours")
  return view
}

async function move({ tx, caseId }: ReviewCase, version: number, changes: Record<string, unknown>): Promise<void> {
  const changed = await tx
    .update(reviewCases)
    .set({ ...changes, version: sql`${reviewCases.version} + 1` })
    .where(and(eq(reviewCases.id, caseId), eq(reviewCases.version, version)))
    .returning({ id: reviewCases.id })
  if (changed.length === 0) throw new ConflictError("review.changed")
}

/** Writes the letter, its own words encrypted, and tells the person that there is one. */
async function write(
  reviewed: ReviewCase,
  kind: ReviewLetterKind,
  reasons: readonly ReviewReason[],
  words: string,
): Promise<void> {
  const { tx, caseId, actor } = reviewed
  const id = randomUUID()
  const wordsCiphertext = keepWords(await openCaseKey(reviewed), caseId, id, words)
  await tx
    .insert(reviewLetters)
    .values({ caseId, id, kind, reasons: [...reasons], wordsCiphertext, reviewerAccountId: actor.accountId })
  const [row] = await tx
    .select({ requesterId: reviewCases.requesterAccountId, name: reviewCases.firstGivenName })
    .from(reviewCases)
    .where(eq(reviewCases.id, caseId))
  if (!row) throw new NotFoundError()
  const about = { subject: "request" as const, subjectId: caseId, name: row.name && writtenName(row.name) }
  await tellAccount(tx, row.requesterId, "request_answered", about)
}

/** One access of each parent to one child: a second one is told in words. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (brokenConstraint(error) === "two_active_accesses_for_one_caregiver") throw new ConflictError("review.already_open")
    throw error
  }
}
