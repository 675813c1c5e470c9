import "server-only"
import { and, asc, eq, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { basisOf } from "@/lib/access/bases"
import { openDelegation } from "@/lib/access/bases/delegated"
import type { PatientAccess } from "@/lib/access/require-access"
import type { PreventionReader } from "./rules"

/** Who reads prevention today besides the person whose space it is, by name; for who decides, who may know it. */
export async function listReaders({ tx, patientId }: PatientAccess<"edit:prevention">): Promise<PreventionReader[]> {
  const { caregiverName: name, basis, permissions, sensitiveTopics: topics } = delegations
  const rows = await tx
    .select({ name, basis, permissions, topics })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), sql.raw(openDelegation("delegations"))))
    .orderBy(asc(delegations.opensAt), asc(delegations.id))
  return rows.flatMap<PreventionReader>((row) => {
    if (basisOf(row.basis)?.rests === "law") return [{ name: row.name, topics: "all" }]
    return row.permissions.includes("view:prevention") ? [{ name: row.name, topics: row.topics }] : []
  })
}
