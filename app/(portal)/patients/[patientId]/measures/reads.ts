import { getPlace } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { readChart } from "@/lib/measures/chart/queries"
import { parseChart } from "@/lib/measures/chart/schema"
import { getChild } from "@/lib/measures/growth/queries"
import { requireImport } from "@/lib/measures/importing/queries"
import { listKinds, listMeasures, requireMeasure } from "@/lib/measures/queries"
import type { MeasureKind, ShownKind } from "@/lib/measures/rules"
import { parseFilters } from "@/lib/measures/schema"
import { listTargets } from "@/lib/measures/targets/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { unitFor } from "@/lib/measures/units/rules"
import { listContested } from "@/lib/rectifications/listed/queries"
import { readContested } from "@/lib/rectifications/queries"
import { goTo } from "@/lib/request/view"

type Query = Record<string, string | string[] | undefined>
type Viewing = PatientAccess<"view:measures">

/** One page of the list, and what may be added to it. */
export async function readMeasures(access: Viewing, query: Query) {
  const filters = parseFilters(query)
  const page = await listMeasures(access, filters)
  return {
    page,
    contested: await listContested(access, page.lines),
    kinds: await listKinds(access),
    units: await readUnits(access),
    isFurther: filters.older !== undefined,
    isWaiting: filters.waiting === "1",
    mayAnswer: access.may("act:measures") !== null,
    isChild: (await getChild(access)) !== null,
    ...mayDo(access),
  }
}

/** The page of one kind; a child's index is drawn by age alone, on the page of growth. */
export async function readKindPage(access: Viewing, kind: ShownKind, query: Query) {
  const isChild = (await getChild(access)) !== null
  const read = await readKind(access, kind, query)
  if (isChild && kind === "bmi") return goTo(`/patients/${access.patientId}/measures/growth?kind=bmi`)
  return { ...read, isChild }
}

/** One kind as a chart, in the unit of who looks, with the targets of professionals. */
export async function readKind(access: Viewing, kind: ShownKind, query: Query) {
  const chart = await readChart(access, kind, parseChart(query))
  return {
    chart,
    contested: await listContested(
      access,
      chart.points.map(({ line }) => line),
    ),
    targets: kind === "bmi" ? [] : await listTargets(access, kind),
    kinds: await listKinds(access),
    unit: unitFor(kind, await readUnits(access)),
    ...mayDo(access),
  }
}

/** One measure, and what the one who looks may do about it. */
export async function readMeasure(access: Viewing, measureId: string) {
  const line = await requireMeasure(access, measureId)
  const editing = access.may("edit:measures")
  const acts = access.may("act:measures") !== null && line.author.kind === "caregiver"
  return {
    line,
    place: await getPlace(access, "measures", measureId),
    units: await readUnits(access),
    contested: await readContested(access, "measures", measureId),
    mayAnswer: acts && line.state === "proposed",
    mayReopen: acts && line.state === "entered_in_error",
    mayDelete: editing !== null && line.author.kind !== "professional",
    sights: editing && (await listCaregiversWhoSee(editing, "measures", measureId)),
  }
}

/** In which unit the one who looks reads a kind. */
export async function readUnit(access: Viewing, kind: MeasureKind) {
  access.trace({ action: "measure.listed", permission: "view:measures" })
  return { unit: unitFor(kind, await readUnits(access)) }
}

/** The targets of one kind, for the professional who sets one. */
export async function readTargets(access: Viewing, kind: MeasureKind) {
  return { ...(await readUnit(access, kind)), targets: await listTargets(access, kind), ...mayDo(access) }
}

/** What may be done here: `isProposed` where what is written waits to be confirmed. */
const mayDo = (access: Viewing) => ({
  mayAdd: access.may("add:measures") !== null,
  mayTarget: access.may("act:measures") !== null && access.scope.items.kind === "professional",
  isProposed: access.scope.items.kind === "granted",
})

/** Whoever may add measures chooses a file. */
export async function mayImport(access: PatientAccess<"add:measures">) {
  access.trace({ action: "space.viewed", permission: "add:measures" })
  return {}
}

/** One's own file, before its measures are added or after. */
export async function readImport(access: PatientAccess<"view:measures" | "add:measures">, importId: string) {
  const found = await requireImport(access, importId)
  return { found, units: await readUnits(access), isProposed: access.scope.items.kind === "granted" }
}
