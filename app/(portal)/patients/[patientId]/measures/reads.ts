import type { PatientAccess } from "@/lib/access/require-access"
import { listKinds, listMeasures } from "@/lib/measures/queries"
import type { MeasureKind } from "@/lib/measures/rules"
import { parseFilters } from "@/lib/measures/schema"
import { readUnits } from "@/lib/measures/units/queries"
import { unitFor } from "@/lib/measures/units/rules"

type Query = Record<string, string | string[] | undefined>
type Viewing = PatientAccess<"view:measures">

/** One page of the list, and what may be added to it: `isProposed` where that waits to be confirmed. */
export async function readMeasures(access: Viewing, query: Query) {
  const filters = parseFilters(query)
  return {
    page: await listMeasures(access, filters),
    kinds: await listKinds(access),
    units: await readUnits(access),
    isFurther: filters.older !== undefined,
    ...adding(access),
  }
}

/** The same of one kind, and in which unit it is read. */
export async function readKind(access: Viewing, kind: MeasureKind, query: Query) {
  const filters = parseFilters(query)
  const units = await readUnits(access)
  return {
    page: await listMeasures(access, filters, kind),
    kinds: await listKinds(access),
    units,
    unit: unitFor(kind, units),
    isFurther: filters.older !== undefined,
    ...adding(access),
  }
}

/** In which unit the one who looks reads a kind. */
export async function readUnit(access: Viewing, kind: MeasureKind) {
  access.trace({ action: "measure.listed", permission: "view:measures" })
  return { unit: unitFor(kind, await readUnits(access)) }
}

const adding = (access: Viewing) => ({
  mayAdd: access.may("add:measures") !== null,
  isProposed: access.scope.items.kind === "granted",
})
