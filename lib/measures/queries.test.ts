import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { listBefore, listKinds, listLastMeasures } from "./queries"
import { formatReading } from "./rules"
import { layMeasures } from "./testing"

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

describe("The kinds of which there is something", () => {
  it("are found without reading what was measured, however much of one kind there is", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    await layMeasures(jeanne, patientId, { kind: "weight", count: 2_000, days: 300 })
    await layMeasures(jeanne, patientId, { kind: "glucose", count: 1, days: 400 })
    const found = await withAccess(jeanne, patientId, ["view:measures"], async (access) => {
      const kinds = await listKinds(access)
      const last = await listLastMeasures(access)
      const [read] = await access.tx.execute<{ rows: number }>(
        sql`select pg_stat_get_xact_tuples_fetched('measures'::regclass) + pg_stat_get_xact_tuples_returned('measures'::regclass) as rows`,
      )
      return { kinds, last: last.map(({ reading }) => reading.kind), rows: Number(read?.rows) }
    })
    expect(found).toMatchObject({ kinds: expect.arrayContaining(["weight", "glucose"]), last: ["weight", "glucose"] })
    expect(found.rows).toBeLessThan(50)
  })
})
