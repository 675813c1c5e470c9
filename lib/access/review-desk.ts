import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { REVIEWER_ROLES, type ReviewerRole } from "@/drizzle/review-vocabulary"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { UntracedError } from "./passage"
import { insideReview } from "./review-passage"

/** The proof that this actor may look at the desk as a whole. Only this file makes one. */
class Desk {
  #listed: readonly string[] | null = null

  constructor(
    readonly tx: Transaction,
    readonly actor: Actor,
    readonly role: ReviewerRole,
  ) {}

  /** Says whose names are shown: each case gets a line, one an hour. */
  traceListed(caseIds: readonly string[]): void {
    this.#listed = caseIds
  }

  async close(): Promise<void> {
    if (!this.#listed) throw new UntracedError("The desk was reached and nothing was traced")
    await this.#write(this.tx)
  }

  /** Tells, after a rollback, whose names were shown. */
  async closeUndone(): Promise<void> {
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, this.actor, [])
      await this.#write(tx)
    })
  }

  get isUntraced(): boolean {
    return this.#listed === null
  }

  async #write(tx: Transaction): Promise<void> {
    if (!this.#listed || this.#listed.length === 0) return
    const { accountId } = this.actor
    await tx.execute(sql`insert into review_events (case_id, actor_account_id, action)
      select due.id::uuid, ${accountId}::uuid, 'case.listed'
      from relais.take_turns('case_listed', ${sql.param([...this.#listed])}::text[]) as due (id)`)
  }
}

/** The desk as a whole, for an enrolled reviewer. */
export type ReviewDesk = Desk

/**
 * Lets an enrolled reviewer look at the desk.
 * @throws NotFoundError for anybody else, a reviewer whose enrolment ended too
 */
export async function withReviewDesk<Result>(actor: Actor, work: (desk: ReviewDesk) => Promise<Result>): Promise<Result> {
  return insideReview(actor, async (tx) => new Desk(tx, actor, await requireRole(tx, actor)), work)
}

/** Whoever is an enrolled reviewer now, by the role. @throws NotFoundError for anybody else */
export async function requireRole(tx: Transaction, { accountId, face }: Actor): Promise<ReviewerRole> {
  if (face !== "reviewer") throw new NotFoundError()
  const [row] = await tx.execute<{ role: string | null }>(sql`select relais.reviewer_role(${accountId}::uuid) as role`)
  const role = REVIEWER_ROLES.find((word) => word === row?.role)
  if (!role) throw new NotFoundError()
  return role
}
