import "server-only"
import { sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { appendAudit, appendToEach, type Trace } from "@/lib/audit/append"
import type { TaskName } from "./tasks"

class Task {
  readonly #brand = true
  constructor(
    readonly name: TaskName,
    readonly tx: Transaction,
  ) {}

  /** Writes the journal of a patient on behalf of this job. */
  async trace(patientId: string, traces: readonly Trace[]): Promise<void> {
    if (this.#brand) await appendAudit(this.tx, patientId, { task: this.name }, traces)
  }

  /** The same in the journals of many at once. */
  async traceEach(lines: readonly { patientId: string; trace: Trace }[]): Promise<void> {
    const doer = { task: this.name }
    await appendToEach(
      this.tx,
      lines.map((line) => ({ ...line, doer })),
    )
  }
}

/** The proof that one named job of the worker runs now, in this transaction. */
export type SystemTask = Task

/** Runs one named job in one transaction under the worker's role. */
export async function withTask<Result>(
  worker: Pick<Database, "transaction">,
  name: TaskName,
  work: (task: SystemTask) => Promise<Result>,
): Promise<Result> {
  return worker.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.task', ${name}, true)`)
    return work(new Task(name, tx))
  })
}

/** The most rows that one transaction of a job takes: its memory, its locks and what a failure undoes stay small, however many are due. */
export const STEP_ROWS = 500

/** What a step did, and whether another one may find more. */
export type Step = { done: number; goesOn: boolean }

/** Runs one named job in short transactions, a step after another until one says that it was the last; gives how much was done in all. */
export async function inSteps(
  worker: Pick<Database, "transaction">,
  name: TaskName,
  step: (task: SystemTask) => Promise<Step>,
): Promise<number> {
  let all = 0
  for (;;) {
    const { done, goesOn } = await withTask(worker, name, step)
    all += done
    if (!goesOn) return all
  }
}

/** A step whose rows are due no more once it is done: there may be others where it took as many as it may. */
export const stepOf = (done: number, most = STEP_ROWS): Step => ({ done, goesOn: done === most })
