import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import type { Refusal } from "@/drizzle/vocabulary"
import type { Permission } from "@/lib/access/sections"
import { appendAudit, type Trace } from "@/lib/audit/append"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { isUuid } from "@/lib/platform/uuid"
import type { Actor } from "./actor"
import { basisOf } from "./bases"
import { identify } from "./database-session"
import {
  type Asked,
  isRefusedByRows,
  isUntraced,
  newPassage,
  type Passage,
  tellRefused,
  tellUndone,
  UntracedError,
} from "./passage"
import { decideAccess } from "./policy"
import type { Decision, Scope } from "./scope"
import { loadBases, loadCare } from "./ties"

declare const granted: unique symbol

/**
 * The proof that this actor may do `P` for this patient now. It carries the transaction it was decided in and dies
 * with it. Only this file makes one: the class is exported as a type, and its private fields refuse look-alikes.
 */
class Access<P extends Permission> {
  declare readonly [granted]: (permission: P) => void
  readonly #tx: Transaction
  readonly #passage: Passage
  readonly #told: Passage["told"][number]
  #open = true

  constructor(
    tx: Transaction,
    passage: Passage,
    readonly actor: Actor,
    readonly patientId: string,
    readonly scope: Scope,
    /** The patient looks at her own space as somebody else would see it. */
    readonly preview: boolean,
  ) {
    this.#tx = tx
    this.#passage = passage
    const { basis, delegationId } = preview ? { basis: "self" as const, delegationId: null } : scope
    const doer = { actorAccountId: actor.accountId, basis, delegationId, preview, exercice: actor.exercice }
    this.#told = { doer, traces: [] }
    passage.told.push(this.#told)
  }

  /** The way through the record that a proof belongs to, for a preview that goes it too. */
  static passageOf(access: Access<never>): Passage {
    return access.#passage
  }

  /** The transaction of the decision; using it after the decision has ended is a bug. */
  get tx(): Transaction {
    if (!this.#open) throw new Error("This access ended with its transaction")
    this.#passage.isReached = true
    return this.#tx
  }

  /** The same proof for one more permission, or null when the scope does not hold it. */
  may<Q extends Permission>(permission: Q): Access<Q> | null {
    return this.scope.permissions.includes(permission) ? (this as unknown as Access<Q>) : null
  }

  /** Adds a line to the journal: written before the commit, or after the rollback as what was tried. */
  trace(trace: Trace): void {
    this.#told.traces.push(trace)
  }

  async close(): Promise<void> {
    const { doer, traces } = this.#told
    if (traces.length === 0) throw new UntracedError("A record was reached and nothing was traced")
    await appendAudit(this.#tx, this.patientId, doer, traces)
  }

  end(): void {
    this.#open = false
  }
}

export type PatientAccess<P extends Permission> = Pick<Access<P>, keyof Access<P>> & Access<P>

/**
 * Asks the policy once for everything a page, a command or a calendar needs, and does the work in the transaction of the answer.
 * @throws NotFoundError for no such patient and for no relationship alike
 * @throws ForbiddenError when the relationship does not hold one of the permissions
 */
export async function withAccess<P extends Permission, Result>(
  actor: Actor,
  patientId: string,
  permissions: readonly P[],
  work: (access: PatientAccess<P>) => Promise<Result>,
  isOfCalendar = false,
): Promise<Result> {
  if (!isUuid(patientId)) throw new NotFoundError()
  const asked = { actor, patientId, permissions, isOfCalendar }
  const passage = newPassage()
  try {
    return await portalDatabase().transaction(async (tx) => {
      const { scope } = await requireGranted(tx, asked)
      return prove(new Access<P>(tx, passage, actor, patientId, scope, false), work)
    })
  } catch (error) {
    throw await toldError(error, asked, passage)
  }
}

/**
 * Asks the policy before something long begins, and gives the id that what is made will have: no proof, so nothing to trace.
 * @throws NotFoundError and ForbiddenError as above
 */
export async function askAccess(actor: Actor, patientId: string, permissions: readonly Permission[]): Promise<string> {
  if (!isUuid(patientId)) throw new NotFoundError()
  const asked = { actor, patientId, permissions }
  const passage = newPassage()
  try {
    return await portalDatabase().transaction(async (tx) => {
      const named = tx.execute<{ id: string }>(sql`select uuidv7()::text as id`)
      const [, [row]] = await Promise.all([requireGranted(tx, asked), named])
      return row?.id ?? ""
    })
  } catch (error) {
    throw await toldError(error, asked, passage)
  }
}

async function requireGranted(tx: Transaction, asked: Asked) {
  const decision = await decide(tx, asked)
  if (!decision.granted) throw new RefusedError(decision.refusal)
  return decision
}

/** What goes out after a rollback, once the journal was told: no trace, no access, on the ways out by a throw too. */
async function toldError(error: unknown, asked: Asked, passage: Passage): Promise<unknown> {
  const { permissions, patientId } = asked
  const found = await refusalIn(error, asked)
  const isTold = found !== null && isUntraced(passage)
  const refusal = (isTold ? null : await tellWhatEnded(asked, passage, error)) ?? found
  if (refusal) {
    await tellRefused(asked, passage, refusal)
    return refusalError(refusal, permissions, patientId)
  }
  // A constraint that was met gives away nothing, and the attempt was told.
  if (error instanceof UntracedError || !isUntraced(passage) || brokenConstraint(error)) return error
  return new UntracedError("A record was reached, and left without a trace", { cause: error })
}

/** A refusal when the access ended meanwhile: its lines are then refused like everything else. */
async function tellWhatEnded(asked: Asked, passage: Passage, error: unknown): Promise<Refusal | null> {
  try {
    await tellUndone(asked, passage, error)
    return null
  } catch (fault) {
    if (isRefusedByRows(fault)) return "no_basis"
    throw fault
  }
}

/** The policy said no; it never leaves this file. */
class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal)
  }
}

/**
 * What was let in and asked for something outside, or that is not there, is refused like the rest: both look the same.
 * What a caregiver's statement meets in the database's own policies is an access that ended under it, even where another
 * has begun since; for the person herself it would be a fault.
 */
async function refusalIn(error: unknown, asked: Asked): Promise<Refusal | null> {
  if (error instanceof RefusedError) return error.refusal
  if (error instanceof NotFoundError) return "item_outside"
  if (!isRefusedByRows(error)) return null
  const decision = await portalDatabase().transaction((tx) => decide(tx, asked))
  if (!decision.granted) return decision.refusal
  return basisOf(decision.scope.basis)?.side === "own" ? null : "no_basis"
}

/**
 * The patient looks through somebody else's eyes: the same policy, asked about the lens instead of the patient.
 * The lens gives what it would give on its first day; only permissions to view can be asked for.
 */
export async function withPreview<P extends Extract<Permission, `view:${string}`>, Result>(
  access: PatientAccess<"edit:delegations">,
  lens: {
    id: string
    permissions: readonly string[]
    documentGroups: readonly string[]
    sensitiveTopics: readonly string[]
    caregiverAccountId: string | null
  },
  permissions: readonly P[],
  work: (access: PatientAccess<P>) => Promise<Result>,
): Promise<Result> {
  const now = new Date()
  const viewer = lens.caregiverAccountId ?? lens.id
  const delegation = {
    ...lens,
    caregiverAccountId: viewer,
    basis: "consent",
    status: "active",
    opensAt: now,
    closesAt: new Date(now.getTime() + 1),
  }
  const bases = { holderAccountId: null, delegations: [delegation], care: null }
  const decision = decideAccess({ actorAccountId: viewer, permissions, bases, now })
  if (!decision.granted) throw refusalError(decision.refusal, permissions, access.patientId)
  const scope = { ...decision.scope, permissions: decision.scope.permissions.filter((held) => held.startsWith("view:")) }
  return prove(new Access<P>(access.tx, Access.passageOf(access), access.actor, access.patientId, scope, true), work)
}

async function prove<P extends Permission, Result>(
  access: Access<P>,
  work: (access: PatientAccess<P>) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work(access)
    await access.close()
    return result
  } finally {
    access.end()
  }
}

async function decide(tx: Transaction, { actor, patientId, permissions }: Asked): Promise<Decision> {
  // Sent together, answered in order: one connection keeps the order of what it is asked.
  const [, found, care] = await Promise.all([
    identify(tx, actor, [patientId]),
    loadBases(tx, actor.accountId, patientId),
    loadCare(tx, actor, patientId),
  ])
  if (!found) return { granted: false, refusal: "no_basis" }
  return decideAccess({ actorAccountId: actor.accountId, permissions, bases: { ...found.bases, care }, now: found.now })
}

/** Somebody without any basis is told the same as about a patient who does not exist. */
function refusalError(refusal: Refusal, permissions: readonly string[], patientId: string): Error {
  if (refusal === "not_granted") return new ForbiddenError(permissions.join(" "), patientId)
  return new NotFoundError()
}
