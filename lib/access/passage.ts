import "server-only"
import { setTimeout } from "node:timers/promises"
import { isStatementError, portalDatabase } from "@/drizzle/client"
import type { Refusal } from "@/drizzle/vocabulary"
import type { Permission } from "@/lib/access/sections"
import { appendAudit, type Doer, type Trace } from "@/lib/audit/append"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify, recordRefusal } from "./database-session"

/** What was asked for, by whom and about whom. */
export type Asked = { actor: Actor; patientId: string; permissions: readonly Permission[]; isOfCalendar?: boolean }

/** One way through a record: whether it was reached, and what is to be told of it. A rollback takes rows, and never this. */
export type Passage = {
  /** When it was asked for, on the clock of `performance.now()`, in milliseconds. */
  askedAt: number
  isReached: boolean
  /** One entry a proof: a preview inside the patient's own has a doer of its own. */
  told: { doer: Doer; traces: Trace[] }[]
}

export const newPassage = (): Passage => ({ askedAt: performance.now(), isReached: false, told: [] })

/** How long after it was asked for a refusal is answered, in milliseconds: beyond what finding and writing it takes. */
const ANSWERED_AFTER = 25

/**
 * Keeps a refusal, and waits until it may be answered: a line in somebody's journal and a count beside nobody's take a
 * millisecond more or less, and how long an answer took would tell whether there is such a space or such a file.
 */
export async function tellRefused(
  { actor, patientId, permissions, isOfCalendar }: Asked,
  { askedAt }: Passage,
  refusal: Refusal,
): Promise<void> {
  await recordRefusal(actor, patientId, permissions[0] ?? null, refusal, isOfCalendar)
  await setTimeout(Math.max(0, askedAt + ANSWERED_AFTER - performance.now()))
}

/** Something was reached and nothing traced, whatever the work had to answer: a fault of the portal, and nobody gets the answer. */
export class UntracedError extends Error {
  override name = "UntracedError"
}

/** Whether an error says no in the words of the house; anything else is a bug. */
function isRefusal(error: unknown): boolean {
  return [ConflictError, ForbiddenError, InvalidInputError, NotFoundError].some((kind) => error instanceof kind)
}

/** Whether the database's own policies refused a statement: who was let in is so no more. */
export const isRefusedByRows = (error: unknown) => isStatementError(error) && error.code === "42501"

/** Whether somebody came to a record and nothing was traced of it. */
export const isUntraced = ({ isReached, told }: Passage) => isReached && told.every(({ traces }) => traces.length === 0)

/**
 * Tells, in a transaction of its own, what was traced before another was rolled back: the change was undone, and what was
 * read was read. Where nothing was traced the attempt itself is told.
 */
export async function tellUndone({ actor, patientId, permissions }: Asked, passage: Passage, error: unknown): Promise<void> {
  const [first] = passage.told
  if (!first || !passage.isReached) return
  const outcome = isRefusal(error) ? "refused" : "failed"
  const attempt: Trace = { action: "access.refused", permission: permissions[0] }
  const told = isUntraced(passage) ? [{ doer: first.doer, traces: [attempt] }] : passage.told
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    for (const { doer, traces } of told) {
      const lines = traces.map((trace) => ({ ...trace, outcome: trace.outcome ?? outcome }))
      await appendAudit(tx, patientId, doer, lines)
    }
  })
}
