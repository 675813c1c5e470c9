import { and, eq, ne } from "drizzle-orm"
import type { AuthorKind } from "@/drizzle/vocabulary"
import { professionalBasis } from "@/lib/access/bases"
import { itemTable } from "@/lib/access/item-tables"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection, Permission } from "@/lib/access/sections"
import { mayBeTold } from "./may-be-told"
import { type About, tellAccount } from "./tell"

const CAREGIVER: AuthorKind = "caregiver"
type Proposal = { section: ItemSection; id: string; add: Permission; subject: About["subject"] }

/**
 * Tells who proposed an item that it was answered, neither how nor what; nobody whose access is over, adds there no more or does
 * not reach the item. Which professionals are near is not a caregiver's to learn: of them no name is given.
 */
export async function tellProposer(access: PatientAccess<never>, { section, id, add, subject }: Proposal): Promise<void> {
  const { tx, patientId, scope, actor } = access
  const table = itemTable(section)
  const proposed = and(eq(table.authorKind, CAREGIVER), ne(table.authorAccountId, actor.accountId))
  const [item] = await tx
    .select({ accountId: table.authorAccountId })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, id), proposed))
  if (!item?.accountId || !(await mayBeTold(access, item.accountId, { section, id, needs: add }))) return
  const name = professionalBasis(scope.basis) ? null : actor.displayName
  await tellAccount(tx, item.accountId, "proposal_answered", { subject, spaceId: patientId, subjectId: id, name })
}
