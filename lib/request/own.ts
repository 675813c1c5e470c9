import "server-only"
import { notFound } from "next/navigation"
import type { Face } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { type OwnAccess, withOwn } from "@/lib/access/own-access"
import { type OwnRequest, type ReviewCase, wasWithdrawn, withOwnRequest, withReviewCase } from "@/lib/access/review-access"
import { type ReviewDesk, withReviewDesk } from "@/lib/access/review-desk"
import { NotFoundError } from "@/lib/errors"
import { requireActor } from "./actor"
import { arrive, type Elsewhere, goTo, type View } from "./view"

/** What a page reads with a proof, in its transaction: what it is drawn from, or the way to another page. */
type Read<Proof, V extends View> = (proof: Proof) => Promise<V | Elsewhere>

/** Reads something for a page as who is signed in: where there is nothing, "not found"; where it leads elsewhere, there. */
export async function readAs<V extends View>(face: Face, read: (actor: Actor) => Promise<V | Elsewhere>): Promise<V> {
  const actor = await requireActor(face)
  return arrive(await read(actor).catch(notFoundWhenMissing))
}

function notFoundWhenMissing(error: unknown): never {
  if (error instanceof NotFoundError) notFound()
  throw error
}

/** Reads for a page what is the actor's own. */
export const readOwn = <V extends View>(face: Face, read: Read<OwnAccess, V>) => readAs(face, (actor) => withOwn(actor, read))

/** Reads the desk for a page; null for an agent who is no enrolled reviewer, whose page says so. */
export async function readReviewDeskIfEnrolled<V extends View>(read: Read<ReviewDesk, V>): Promise<V | null> {
  const actor = await requireActor("reviewer")
  return arrive(await withReviewDesk(actor, read).catch(nullWhenMissing))
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof NotFoundError) return null
  throw error
}

/** Reads one case for a page of a reviewer; not found for anybody else. One that was taken back leads to the page that says so. */
export const readReviewCase = <V extends View>(caseId: string, read: Read<ReviewCase, V>) =>
  readAs<V>("reviewer", (actor) => withReviewCase(actor, caseId, read).catch(toWithdrawn(actor, caseId)))

const toWithdrawn = (actor: Actor, caseId: string) => async (error: unknown) => {
  if (error instanceof NotFoundError && (await wasWithdrawn(actor, caseId))) return goTo(WITHDRAWN)
  throw error
}

/**
 * Does something in a case as a reviewer, then leads on; to the page that says so when the case was taken back meanwhile.
 * @throws what `withReviewCase` throws
 */
export async function inReviewCase(
  actor: Actor,
  caseId: string,
  work: (reviewed: ReviewCase) => Promise<unknown>,
): Promise<string> {
  try {
    await withReviewCase(actor, caseId, work)
    return `/review/${caseId}`
  } catch (error) {
    if (error instanceof NotFoundError && (await wasWithdrawn(actor, caseId))) return WITHDRAWN
    throw error
  }
}

const WITHDRAWN = "/review/withdrawn"

/** Reads a request of the actor's own for a page; anybody else's is not found. */
export const readOwnRequest = <V extends View>(caseId: string, read: Read<OwnRequest, V>) =>
  readAs("citizen", (actor) => withOwnRequest(actor, caseId, read))
