import "server-only"
import { and, asc, eq, sql } from "drizzle-orm"
import { CURVE_POSITIONS } from "@/drizzle/measure-vocabulary"
import { growthCurves, growthReferences } from "@/drizzle/schema/growth"
import { oneOf } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Child, CurveLine, GrowthKind, Reference } from "../rules"

type Viewing = PatientAccess<"view:measures">
/** What a chart stands beside: the references that have curves for it, and the curves of one of them, never of two. */
export type Curves = { references: Reference[]; chosen: Reference | null; lines: CurveLine[] }

/** The reference that is asked for, or the first; of a child whose sex is not known there is none. */
export async function readCurves(access: Viewing, kind: GrowthKind, { sex }: Child, asked?: string): Promise<Curves> {
  if (sex === "unknown") return { references: [], chosen: null, lines: [] }
  const references = await listReferences(access, kind, sex)
  const chosen = references.find(({ reference }) => reference === asked) ?? references[0] ?? null
  const lines = chosen ? await linesOf(access, kind, sex, chosen.reference) : []
  return { references, chosen, lines }
}

function listReferences({ tx }: Viewing, kind: GrowthKind, sex: string): Promise<Reference[]> {
  const { reference, name, edition } = growthReferences
  return tx
    .select({ reference, name, edition })
    .from(growthReferences)
    .where(
      sql`exists (select from ${growthCurves}
        where ${growthCurves.reference} = ${reference} and ${growthCurves.kind} = ${kind} and ${growthCurves.sex} = ${sex})`,
    )
    .orderBy(asc(name), asc(edition), asc(reference))
}

async function linesOf({ tx }: Viewing, kind: GrowthKind, sex: string, reference: string): Promise<CurveLine[]> {
  const rows = await tx
    .select({
      percentile: growthCurves.percentile,
      position: growthCurves.position,
      points: sql<
        CurveLine["points"]
      >`json_agg(json_build_object('age', ${growthCurves.ageMonths}, 'value', ${growthCurves.value}) order by ${growthCurves.ageMonths})`,
    })
    .from(growthCurves)
    .where(and(eq(growthCurves.reference, reference), eq(growthCurves.kind, kind), eq(growthCurves.sex, sex)))
    .groupBy(growthCurves.percentile, growthCurves.position)
    .orderBy(asc(growthCurves.percentile), asc(growthCurves.position))
  return rows.map((row) => ({ ...row, position: oneOf(CURVE_POSITIONS, row.position) }))
}
