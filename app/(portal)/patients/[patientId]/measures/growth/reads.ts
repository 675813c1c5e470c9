import type { PatientAccess } from "@/lib/access/require-access"
import { listGrowth, requireChild } from "@/lib/measures/growth/queries"
import { readCurves } from "@/lib/measures/growth/references/queries"
import { GROWTH_KINDS, growthPoints } from "@/lib/measures/growth/rules"
import { parseGrowth } from "@/lib/measures/growth/schema"
import { readUnits } from "@/lib/measures/units/queries"
import { unitFor } from "@/lib/measures/units/rules"
import { listContested } from "@/lib/rectifications/listed/queries"

type Viewing = PatientAccess<"view:measures">
type Query = Record<string, string | string[] | undefined>

/** One kind of a child's growth beside one reference, and what may be done here. */
export async function readGrowth(access: Viewing, query: Query) {
  const { kind, reference } = parseGrowth(query)
  const child = await requireChild(access)
  const points = growthPoints(kind, await listGrowth(access), child)
  const { references, chosen, lines } = await readCurves(access, kind, child, reference)
  return {
    chart: { kind, unit: unitFor(kind, await readUnits(access)), child, points, chosen, lines },
    references,
    contested: await listContested(
      access,
      points.map(({ line }) => line),
    ),
    mayAdd: access.may("add:measures") !== null,
    mayPrint: access.may("view:profile") !== null,
  }
}

/** Every kind of a child's growth, each beside its reference: for a file and for the booklet. */
export async function readWholeGrowth(access: Viewing, reference?: string) {
  const child = await requireChild(access)
  const lines = await listGrowth(access)
  const units = await readUnits(access)
  const charts = []
  for (const kind of GROWTH_KINDS) {
    const points = growthPoints(kind, lines, child)
    const curves = points.length > 0 ? await readCurves(access, kind, child, reference) : { chosen: null, lines: [] }
    charts.push({ kind, unit: unitFor(kind, units), child, points, chosen: curves.chosen, lines: curves.lines })
  }
  return { child, charts }
}

/** Which reference an address asks for. */
export const referenceOf = (request: Request) =>
  parseGrowth({ reference: new URL(request.url).searchParams.get("reference") ?? undefined }).reference
