import "server-only"
import { and, eq } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { narrow, revoke } from "../commands"
import { isEmpty, tidyGrant } from "../rules"
import type { OneDelegation } from "../schema"

/**
 * Somebody no longer sees who comes, from the next request on: the rest of their access stays, and one that gave nothing else ends.
 * @throws InvalidInputError `delegation.nothing_changed` when that was done meanwhile
 */
export async function endWatching(access: PatientAccess<"edit:delegations">, { delegationId }: OneDelegation): Promise<void> {
  const { tx, patientId } = access
  const { permissions, documentGroups, sensitiveTopics } = delegations
  const [row] = await tx
    .select({ permissions, documentGroups, sensitiveTopics })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, delegationId)))
  if (!row) throw new NotFoundError()
  const rest = tidyGrant({ ...row, permissions: row.permissions.filter((word) => word !== "view:visits") })
  if (isEmpty(rest)) return revoke(access, { patientId, delegationId, reason: "no_longer_needed" })
  const words = { permissions: [...rest.permissions], documentGroups: [...rest.documentGroups] }
  await narrow(access, { patientId, delegationId, ...words, sensitiveTopics: [...rest.sensitiveTopics] })
}
