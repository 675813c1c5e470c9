import "server-only"
import { and, eq, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { RectificationState } from "@/drizzle/rectification-vocabulary"
import { rectifications } from "@/drizzle/schema/rectifications"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { isHolder, mayBeTold } from "@/lib/notices/may-be-told"
import { type About, tellAccount } from "@/lib/notices/tell"
import { findContested, requireRectification } from "./queries"
import { type Contested, isOpen, mayContest } from "./rules"
import type { Answering, Asking } from "./schema"

type Adding = PatientAccess<"add:rectifications">
type Acting = PatientAccess<"act:rectifications">

/**
 * Says that what a professional wrote is not right: nothing of it changes, and who wrote it is told. The same form sent twice is
 * one request.
 * @throws NotFoundError for an item outside the scope
 * @throws ConflictError for what is not contested but changed
 */
export async function askRectification(access: Adding, { rectificationId: id, section, itemId, wrong, right }: Asking) {
  const { tx, patientId, scope } = access
  const contested = await findContested(access, section, itemId)
  if (!contested) throw new NotFoundError()
  access.trace({ action: "rectification.asked", permission: "add:rectifications", resourceIds: [itemId] })
  if (!mayContest(scope, contested)) throw new ConflictError("rectifications.not_contested")
  const { authorAccountId: askedByAccountId, authorName: askedByName, authorRelation } = await signatureOf(access)
  const [made] = await tx
    .insert(rectifications)
    .values({ patientId, id, section, itemId, askedByAccountId, askedByName, askedByRelation: authorRelation, wrong, right })
    .onConflictDoNothing({ target: [rectifications.patientId, rectifications.id] })
    .returning({ id: rectifications.id })
  if (made) await tellWriter(access, contested, id)
}

/** Notes that who answers has opened the request. */
export async function seeRectification(access: Acting, id: string): Promise<void> {
  const { request } = await requireRectification(access, id)
  if (!request.may.answer || request.state !== "sent") return
  const seen = await move(access, id, "sent", { state: "seen", seenAt: sql`now()` })
  if (seen) access.trace({ action: "rectification.seen", permission: "act:rectifications", resourceIds: [request.itemId] })
}

/**
 * Says yes, or no with the reason, once: the item stays as it is, letter by letter.
 * @throws ConflictError for who did not write it, and when it was answered or taken back meanwhile
 */
export async function answerRectification(access: Acting, { rectificationId: id, answer, words }: Answering): Promise<void> {
  const state = answer === "accepted" ? "accepted" : "refused"
  const contested = await requireTold(access, id, `rectification.${state}`, "answer")
  const { authorAccountId, authorName, authorProfession } = await signatureOf(access)
  const moved = await move(access, id, "seen", {
    state,
    reason: answer === "accepted" ? null : answer,
    answer: words || null,
    answeredAt: sql`now()`,
    answeredByAccountId: authorAccountId,
    answeredByName: authorName,
    answeredByProfession: authorProfession,
  })
  if (!moved) throw new ConflictError("rectifications.changed_meanwhile")
  await tellAsker(access, moved.askedByAccountId, contested, { subjectId: id, name: authorName })
}

/**
 * Takes an unanswered request back.
 * @throws ConflictError for who did not ask, and when it was answered or taken back meanwhile
 */
export async function withdrawRectification(access: Adding, id: string): Promise<void> {
  await requireTold(access, id, "rectification.withdrawn", "withdraw")
  const set = { state: "withdrawn", withdrawnAt: sql`now()` } as const
  const moved = (await move(access, id, "sent", set)) ?? (await move(access, id, "seen", set))
  if (!moved) throw new ConflictError("rectifications.changed_meanwhile")
}

/** The request is there for this reader, and it is theirs to do that with it; told from here on, done or not. */
async function requireTold(access: Adding | Acting, id: string, action: AuditAction, gesture: "answer" | "withdraw") {
  const { request, contested } = await requireRectification(access, id)
  const permission = gesture === "answer" ? "act:rectifications" : "add:rectifications"
  access.trace({ action, permission, resourceIds: [contested.id] })
  if (request.may[gesture]) return contested
  throw new ConflictError(isOpen(request.state) ? "rectifications.not_yours" : "rectifications.changed_meanwhile")
}

type Set = PgUpdateSetSource<typeof rectifications>

/** Moves a request on from the state in which it was seen; null where it is there no longer. */
async function move({ tx, patientId }: Adding | Acting, id: string, from: RectificationState, set: Set) {
  const [moved] = await tx
    .update(rectifications)
    .set(set)
    .where(and(eq(rectifications.patientId, patientId), eq(rectifications.id, id), eq(rectifications.state, from)))
    .returning({ askedByAccountId: rectifications.askedByAccountId })
  return moved ?? null
}

/** Tells who asked, where the item is still theirs to read; by whom it was answered the person alone is told, and the page says. */
async function tellAsker(
  access: Acting,
  asker: string | null,
  { section, id }: Contested,
  { subjectId, name }: Pick<About, "subjectId" | "name">,
) {
  if (!asker || !(await mayBeTold(access, asker, { section, id, needs: `view:${section}` }))) return
  const named = (await isHolder(access, asker)) ? name : null
  const about = { subject: "rectification", spaceId: access.patientId, subjectId, name: named } as const
  await tellAccount(access.tx, asker, "rectification_answered", about)
}

/** Tells who wrote the item; where nobody answers by that name, the attending doctor, and where there is none, nobody. */
async function tellWriter({ tx, patientId, actor }: Adding, contested: Contested, id: string) {
  const told = contested.hasWriterLeft ? contested.attendingAccountId : contested.authorAccountId
  const about = { subject: "contested", spaceId: patientId, subjectId: id, name: actor.displayName } as const
  await tellAccount(tx, told, "contested", about)
}
