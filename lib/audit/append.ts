import "server-only"
import type { Transaction } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import type { AuditAction, AuditOutcome, Basis, Permission, Refusal } from "@/drizzle/vocabulary"

/** What happened, before it is tied to who and for whom. `resourceIds` name documents, delegations or drafts. */
export type Trace = {
  action: AuditAction
  permission?: Permission
  resourceIds?: readonly string[]
  outcome?: AuditOutcome
  refusal?: Refusal
}

type Doer = { actorAccountId: string; basis: Basis | null; delegationId: string | null; preview?: boolean } | { task: string }

/** Writes audit rows in the transaction of what they tell of: when they cannot be written, it does not happen. */
export async function appendAudit(tx: Transaction, patientId: string, doer: Doer, traces: readonly Trace[]): Promise<void> {
  if (traces.length === 0) return
  await tx
    .insert(auditEvents)
    .values(traces.map((trace) => ({ ...trace, resourceIds: [...(trace.resourceIds ?? [])], patientId, ...doer })))
}
