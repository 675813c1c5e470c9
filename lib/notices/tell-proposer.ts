import { and, eq, ne } from "drizzle-orm"
import type { AuthorKind } from "@/drizzle/vocabulary"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { itemTable } from "@/lib/access/item-tables"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection, Permission } from "@/lib/access/sections"
import { type About, tellAccount } from "./tell"

const CAREGIVER: AuthorKind = "caregiver"
type Proposal = { section: ItemSection; id: string; add: Permission; subject: About["subject"] }

/** Tells who proposed an item that it was answered, neither how nor what; nobody whose access is over or adds there no more. */
export async function tellProposer(access: PatientAccess<never>, { section, id, add, subject }: Proposal): Promise<void> {
  const { tx, patientId, actor } = access
  const table = itemTable(section)
  const proposed = and(eq(table.authorKind, CAREGIVER), ne(table.authorAccountId, actor.accountId))
  const [item] = await tx
    .select({ accountId: table.authorAccountId })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, id), proposed))
  const author = (await (item ? listEverCaregivers(access) : [])).find(({ accountId }) => accountId === item?.accountId)
  if (!author) return
  const { accountId: actorAccountId, bases, now } = author
  if (!decideAccess({ actorAccountId, permissions: [add], bases, now }).granted) return
  await tellAccount(tx, actorAccountId, "proposal_answered", {
    subject,
    spaceId: patientId,
    subjectId: id,
    name: actor.displayName,
  })
}
