import "server-only"
import { and, eq } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import type { AuthorKind, ItemState } from "@/drizzle/vocabulary"
import type { PatientAccess } from "./require-access"

/** Whose word an item is, and whether it stands: the columns of every item that say so. */
export type Signature = {
  authorKind: AuthorKind
  authorAccountId: string
  authorName: string
  authorRelation: string | null
  authorProfession: string | null
  state: ItemState
}

/**
 * Who signs what is added through this access. What somebody says whom the patient let in waits for the patient or a professional
 * to confirm it; what she says herself, who answers for a child, or a professional says, stands.
 */
export async function signatureOf({ tx, patientId, actor, scope }: PatientAccess<never>): Promise<Signature> {
  const signed = { authorAccountId: actor.accountId, authorName: actor.displayName, authorRelation: null, authorProfession: null }
  if (scope.items.kind === "professional") {
    const authorProfession = actor.exercice?.professionCode ?? null
    return { ...signed, authorKind: "professional", authorProfession, state: "confirmed" }
  }
  if (!scope.delegationId) return { ...signed, authorKind: "patient", state: "confirmed" }
  const [row] = await tx
    .select({ relation: delegations.relation })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, scope.delegationId)))
  const state = scope.items.kind === "representative" ? "confirmed" : "proposed"
  return { ...signed, authorKind: "caregiver", authorRelation: row?.relation ?? null, state }
}
