import "server-only"
import { and, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm"
import { measures } from "@/drizzle/schema/measures"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction, Permission } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { tellProposer } from "@/lib/notices/tell-proposer"
import { kindOfCode, type MeasureKind } from "../rules"

type Acting = PatientAccess<"view:measures" | "act:measures">
type Editing = PatientAccess<"view:measures" | "edit:measures">
type Change = { id: string; to: Record<string, unknown>; from: SQL | undefined; action: AuditAction; permission: Permission }

const here = isNull(measures.deletedAt)
const is = (state: string) => and(here, eq(measures.state, state))
/** What a professional wrote is nobody's to take away: another line stands beside it. */
const notInCare = ne(measures.authorKind, "professional")

/**
 * Says that what a caregiver proposed is right: it stands from now on, with who said so.
 * @throws NotFoundError for what is not there, may not be seen or was answered already
 */
export const confirmMeasure = (access: Acting, id: string) =>
  answered(access, {
    id,
    to: { state: "confirmed", ...answer(access) },
    from: is("proposed"),
    action: "measure.confirmed",
    permission: "act:measures",
  })

/** Says that it is not: it counts nowhere from now on, and the line stays with who said so. */
export const refuseMeasure = (access: Acting, id: string) =>
  answered(access, {
    id,
    to: { state: "entered_in_error", ...answer(access) },
    from: is("proposed"),
    action: "measure.refused",
    permission: "act:measures",
  })

/** Takes a refusal back: it waits again. */
export const reopenMeasure = (access: Acting, id: string) =>
  change(access, {
    id,
    to: { state: "proposed", ...UNANSWERED },
    from: is("entered_in_error"),
    action: "measure.reopened",
    permission: "act:measures",
  })

/** Takes away what the person or a caregiver wrote down; it can be brought back. */
export const deleteMeasure = (access: Editing, id: string) =>
  change(access, {
    id,
    to: { deletedAt: sql`now()` },
    from: and(here, notInCare),
    action: "measure.deleted",
    permission: "edit:measures",
  })

/** Brings back what was taken away. */
export const restoreMeasure = (access: Editing, id: string) =>
  change(access, {
    id,
    to: { deletedAt: null },
    from: and(isNotNull(measures.deletedAt), notInCare),
    action: "measure.restored",
    permission: "edit:measures",
  })

const UNANSWERED = { answeredAt: null, answeredByAccountId: null, answeredByName: null }
const answer = ({ actor }: Acting) => ({
  answeredAt: sql`now()`,
  answeredByAccountId: actor.accountId,
  answeredByName: actor.displayName,
})

async function answered(access: Acting, gesture: Change): Promise<MeasureKind> {
  const kind = await change(access, gesture)
  await tellProposer(access, { section: "measures", id: gesture.id, add: "add:measures", subject: "answered_measure" })
  return kind
}

/** Gives the kind of the measure that changed, for the way back. */
async function change(
  access: PatientAccess<"view:measures">,
  { id, to, from, action, permission }: Change,
): Promise<MeasureKind> {
  const { tx, patientId, scope } = access
  const [changed] = await tx
    .update(measures)
    .set(to)
    .where(and(eq(measures.patientId, patientId), eq(measures.id, id), itemsWithin(measures, scope), from))
    .returning({ code: measures.code })
  if (!changed) throw new NotFoundError()
  access.trace({ action, permission, resourceIds: [id] })
  return kindOfCode(changed.code)
}
