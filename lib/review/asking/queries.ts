import "server-only"
import { and, asc, desc, eq, sql } from "drizzle-orm"
import type { ParentRelation, ReviewLetterKind, ReviewReason, ReviewStatus } from "@/drizzle/review-vocabulary"
import { reviewCases, reviewEvidence, reviewLetters } from "@/drizzle/schema/reviews"
import type { Sex } from "@/drizzle/vocabulary"
import type { OwnAccess } from "@/lib/access/own-access"
import type { OwnRequest } from "@/lib/access/review-access"
import { NotFoundError } from "@/lib/errors"
import { openCaseKey } from "@/lib/review/keys/queries"
import { readWords } from "../deciding/rules"

/** The requests of the actor that were not taken back, the latest first. */
export async function listRequests({ tx, actor }: OwnAccess) {
  const rows = await tx
    .select({
      id: reviewCases.id,
      status: sql<ReviewStatus>`${reviewCases.status}`,
      firstGivenName: reviewCases.firstGivenName,
      submittedAt: reviewCases.submittedAt,
      createdAt: reviewCases.createdAt,
      deadlineOn: reviewCases.deadlineOn,
    })
    .from(reviewCases)
    .where(and(eq(reviewCases.requesterAccountId, actor.accountId), sql`${reviewCases.status} <> 'withdrawn'`))
    .orderBy(desc(reviewCases.createdAt))
    .limit(30)
  return rows
}

export type OwnRequestView = Awaited<ReturnType<typeof getRequest>>

/** One's own request, with the evidence given and the letters received; nothing of who reviews it. */
export async function getRequest(request: OwnRequest) {
  const { tx, caseId } = request
  const [row] = await tx
    .select({
      relation: sql<ParentRelation | null>`${reviewCases.relation}`,
      birthName: reviewCases.birthName,
      givenNames: reviewCases.givenNames,
      firstGivenName: reviewCases.firstGivenName,
      sex: sql<Sex | null>`${reviewCases.sex}`,
      birthDate: reviewCases.birthDate,
      birthTown: reviewCases.birthTown,
      birthCountry: reviewCases.birthCountry,
      submittedAt: reviewCases.submittedAt,
      deadlineOn: reviewCases.deadlineOn,
      openedSpaceId: reviewCases.openedSpaceId,
    })
    .from(reviewCases)
    .where(eq(reviewCases.id, caseId))
  if (!row) throw new NotFoundError()
  request.trace({ action: "case.viewed" })
  const evidence = await listOwnEvidence(request)
  return { ...row, caseId, status: request.status, evidence, evidenceCount: evidence.length, letters: await listLetters(request) }
}

/** The files of evidence as who gave them sees them: names and sizes, never the files again. */
async function listOwnEvidence({ tx, caseId }: OwnRequest) {
  return tx
    .select({
      id: reviewEvidence.id,
      fileName: reviewEvidence.fileName,
      pageCount: reviewEvidence.pageCount,
      addedAt: reviewEvidence.addedAt,
      /** What a reviewer may have looked at stays. */
      canBeRemoved: sql<boolean>`exists (select from ${reviewCases} c where c.id = ${caseId}
        and (c.status = 'draft' or (c.status = 'more_asked' and ${reviewEvidence.addedAt} > c.submitted_at)))`,
    })
    .from(reviewEvidence)
    .where(and(eq(reviewEvidence.caseId, caseId), sql`${reviewEvidence.objectKey} is not null`))
    .orderBy(asc(reviewEvidence.position))
}

export type ReceivedLetter = {
  id: string
  kind: ReviewLetterKind
  reasons: ReviewReason[]
  words: string | null
  writtenAt: Date
}

/** What was written to who asked, the latest first, in clear. */
async function listLetters(request: OwnRequest): Promise<ReceivedLetter[]> {
  const { tx, caseId } = request
  const rows = await tx
    .select({
      id: reviewLetters.id,
      kind: sql<ReviewLetterKind>`${reviewLetters.kind}`,
      reasons: sql<ReviewReason[]>`${reviewLetters.reasons}`,
      wordsCiphertext: reviewLetters.wordsCiphertext,
      writtenAt: reviewLetters.writtenAt,
    })
    .from(reviewLetters)
    .where(eq(reviewLetters.caseId, caseId))
    .orderBy(desc(reviewLetters.writtenAt))
  if (rows.length === 0) return []
  const key = await openCaseKey(request)
  return rows.map(({ wordsCiphertext, ...letter }) => ({ ...letter, words: readWords(key, caseId, letter.id, wordsCiphertext) }))
}
