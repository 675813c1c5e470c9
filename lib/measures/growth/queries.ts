import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { MEASURE_CODES } from "@/drizzle/measure-vocabulary"
import { measures } from "@/drizzle/schema/measures"
import { patients } from "@/drizzle/schema/patients"
import { oneOf, SEXES } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { ageOn } from "@/lib/identity/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { COLUMNS, lineOf, stands, visible } from "../queries"
import type { MeasureLine } from "../rules"
import type { Child } from "./rules"

type Viewing = PatientAccess<"view:measures">
const CODES = [MEASURE_CODES.height, MEASURE_CODES.weight, MEASURE_CODES.head_circumference]
/** More than one a week until the age of growth is over. */
const MOST = 1_500

/** Whose growth there is to draw; null of somebody grown up, and for who may read no measures but their own here. */
export async function getChild({ tx, patientId, scope }: Viewing): Promise<Child | null> {
  const type = entryOf("measures").items?.type ?? ""
  if (scope.items.kind === "authored" || (scope.items.kind === "professional" && !scope.items.types.includes(type))) return null
  const [row] = await tx
    .select({
      birthDate: patients.birthDate,
      sex: patients.sex,
      today: sql<string>`(now() at time zone 'Europe/Paris')::date::text`,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  const isChild = ageOn(row.birthDate, row.today) < ruleValue("growth_shown_until").value
  return isChild ? { ...row, sex: oneOf(SEXES, row.sex) } : null
}

/**
 * The same for what is a child's alone.
 * @throws NotFoundError as of a page that is not there
 */
export async function requireChild(access: Viewing): Promise<Child> {
  const child = await getChild(access)
  if (child) return child
  access.trace({ action: "measure.listed", permission: "view:measures" })
  throw new NotFoundError()
}

/** Every weight, height and circumference that may be seen and that stands, the latest first. */
export async function listGrowth(access: Viewing): Promise<MeasureLine[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select(COLUMNS)
    .from(measures)
    .where(and(visible(patientId, scope), stands, isAnyOf(measures.code, CODES)))
    .orderBy(desc(measures.measuredAt), desc(measures.id))
    .limit(MOST)
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, scope.actorAccountId))
}
