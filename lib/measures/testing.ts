import { MEASURES } from "@/drizzle/measure-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser } from "@/lib/access/testing"

const BEGAN = Date.now()
let written = 0

/** What a measure's row says besides the columns of an item, for tests that write one of each section; no two at one moment. */
export const sampleItem = () => ({
  measuredAt: new Date(BEGAN - 3_600_000 - written++),
  code: "29463-7",
  unit: "kg",
  value: 72.4,
})

type Laid = { kind: "weight" | "glucose" | "blood_pressure"; count: number; days: number }

/** Many measures of one kind over so many days until now, laid out in one statement: believable, and no two at one moment. */
export async function layMeasures(
  author: Pick<Actor, "accountId" | "displayName">,
  patientId: string,
  laid: Laid,
): Promise<void> {
  const { kind, count, days } = laid
  const { code, unit } = MEASURES[kind]
  const isPressure = kind === "blood_pressure"
  await asSuperuser(
    (
      sql,
    ) => sql`insert into measures (patient_id, author_kind, author_account_id, author_name, sensitivity, measured_at, entered_at,
        code, unit, value, systolic, diastolic, meal_moment)
      select ${patientId}, 'patient', ${author.accountId}, ${author.displayName}, 'not',
        now() - make_interval(secs => ${days * 86_400}::float8 * nth / ${count}::int), now(), ${code}, ${unit},
        case when ${isPressure} then null else 70 + round((random() * 20)::numeric, 1) end,
        case when ${isPressure} then 120 + floor(random() * 30) end, case when ${isPressure} then 70 + floor(random() * 15) end,
        case when ${kind === "glucose"} then 'fasting' end
      from generate_series(1, ${count}::int) nth`,
  )
}
