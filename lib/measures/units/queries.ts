import "server-only"
import { eq } from "drizzle-orm"
import { measureUnits } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import type { UnitChoices } from "./rules"

type Viewing = PatientAccess<"view:measures">

/** In which units this person reads. */
export async function readUnits({ tx, actor }: Viewing): Promise<UnitChoices> {
  const rows = await tx
    .select({ kind: measureUnits.kind, unit: measureUnits.unit })
    .from(measureUnits)
    .where(eq(measureUnits.accountId, actor.accountId))
  return Object.fromEntries(rows.map(({ kind, unit }) => [kind, unit]))
}
