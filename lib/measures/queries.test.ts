import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { listBefore, listLastMeasures } from "./queries"
import { formatReading } from "./rules"

afterAll(closeDatabase)

describe("The last measures", () => {
  it("are said beside what stood before: of the same kind, at the same moment, and not what was refused", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    await asSuperuser(
      (sql) => sql`insert into measures (patient_id, author_kind, author_account_id, author_name, sensitivity, state, measured_at,
          code, unit, value, meal_moment)
        select ${patientId}, 'patient', ${jeanne.accountId}, ${jeanne.displayName}, 'not', state, now() - make_interval(days => ago),
          code, unit, value, moment
        from (values ('2345-7', 'mg/dL', 118, 'fasting', 0, 'confirmed'), ('2345-7', 'mg/dL', 164, 'after_meal', 1, 'confirmed'),
          ('2345-7', 'mg/dL', 126, 'fasting', 2, 'confirmed'), ('29463-7', 'kg', 72, null, 0, 'confirmed'),
          ('29463-7', 'kg', 99, null, 1, 'entered_in_error'), ('8302-2', 'cm', 162, null, 9, 'confirmed'))
          laid (code, unit, value, moment, ago, state)`,
    )
    const said = await withAccess(jeanne, patientId, ["view:measures"], async (access) => {
      const last = await listLastMeasures(access)
      const before = await listBefore(access, last)
      return last.map(({ id, reading }) => [reading, before[id]?.reading].map((one) => one && formatReading(one, "fr")))
    })
    expect(said.sort()).toEqual([
      ["1,18\u00A0g/L", "1,26\u00A0g/L"],
      ["162\u00A0cm", undefined],
      ["72\u00A0kg", undefined],
    ])
  })
})
