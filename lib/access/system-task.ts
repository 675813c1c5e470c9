import "server-only"
import { sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { appendAudit, type Trace } from "@/lib/audit/append"
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
