import type { PatientAccess } from "@/lib/access/require-access"
import { listLines } from "@/lib/profile/queries"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import { parseFilters } from "@/lib/profile/schema"
import { listContested } from "@/lib/rectifications/listed/queries"
import { getSpaceHeader } from "@/lib/space/queries"
import { listVaccinations } from "@/lib/vaccinations/queries"
import { readWholeGrowth } from "../reads"
import type { Booklet } from "./paper"

type Viewing = PatientAccess<"view:measures" | "view:profile">
const HEALTH = ["allergies", "conditions"] as const satisfies readonly LineSection[]

/** Everything that stands in the booklet, each part as far as the reader may view it. */
export async function readBooklet(access: Viewing, reference?: string): Promise<Booklet> {
  const { child, charts } = await readWholeGrowth(access, reference)
  access.trace({ action: "booklet.printed", permission: "view:measures" })
  const health = []
  for (const section of HEALTH) if (access.may(`view:${section}`)) health.push({ section, lines: await readAll(access, section) })
  const book = access.may("view:vaccinations")
  const vaccinations = book && (await listVaccinations(book))
  const measured = charts.flatMap(({ points }) => points.map(({ line }) => line))
  const shown = [...measured, ...health.flatMap(({ lines }) => lines), ...(vaccinations ?? [])]
  return {
    name: (await getSpaceHeader(access)).name,
    reader: access.actor.displayName,
    ...{ child, charts, health, vaccinations },
    contested: await listContested(access, shown),
  }
}

/** Every line of a section that holds now, page after page. */
async function readAll(access: Viewing, section: LineSection): Promise<ProfileLine[]> {
  const all: ProfileLine[] = []
  let next: string | null = ""
  while (next !== null) {
    const page = await listLines(access, section, parseFilters(next ? { older: next } : {}))
    all.push(...page.lines.filter(({ state }) => state !== "entered_in_error"))
    next = page.older
  }
  return all
}
