import type { PatientAccess } from "@/lib/access/require-access"
import { listMeasures } from "@/lib/measures/queries"
import { parseFilters } from "@/lib/measures/schema"

type Query = Record<string, string | string[] | undefined>

/** One page of the list, and what may be added to it: `isProposed` where that waits to be confirmed. */
export async function readMeasures(access: PatientAccess<"view:measures">, query: Query) {
  const filters = parseFilters(query)
  return {
    page: await listMeasures(access, filters),
    isFurther: filters.older !== undefined,
    mayAdd: access.may("add:measures") !== null,
    isProposed: access.scope.items.kind === "granted",
  }
}
