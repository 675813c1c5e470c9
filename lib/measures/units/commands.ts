import "server-only"
import type { MeasureKind } from "@/drizzle/measure-vocabulary"
import { measureUnits } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"

/** From now on this person reads this kind of measure in this unit, of whomever; what is kept stays as it is. */
export async function chooseUnit(
  access: PatientAccess<"view:measures">,
  input: { kind: MeasureKind; unit: string },
): Promise<void> {
  const { kind, unit } = input
  await access.tx
    .insert(measureUnits)
    .values({ accountId: access.actor.accountId, kind, unit })
    .onConflictDoUpdate({ target: [measureUnits.accountId, measureUnits.kind], set: { unit } })
  access.trace({ action: "measure.unit_chosen", permission: "view:measures" })
}
