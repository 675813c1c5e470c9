import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { rules } from "@/drizzle/reference/catalogue"
import { loadReference } from "@/drizzle/reference/load"
import { testDatabase } from "@/drizzle/testing/database"

describe("Loading the reference data", () => {
  let sql: postgres.Sql
  const kept = () => sql`select code, value, unit, origin, reason, valid_from::text from rules order by code, valid_from`

  beforeAll(async () => {
    sql = postgres(testDatabase().ownerUrl, { max: 2 })
    await loadReference(sql)
  })
  afterAll(() => sql.end())

  it("writes every rule", async () => {
    const byCode = rules.rules.map((rule) => ({ ...rule, valid_from: rules.validFrom }))
    expect([...(await kept())]).toEqual(expect.arrayContaining(byCode))
    expect(await kept()).toHaveLength(byCode.length)
  })

  it("changes nothing the second time", async () => {
    const before = await kept()
    await loadReference(testDatabase().ownerUrl)
    expect(await kept()).toEqual(before)
  })

  it("keeps an older version of a rule beside the new one", async () => {
    await sql`insert into rules (code, valid_from, source, value, unit, origin, reason)
      values ('cooling_lasts', '2020-01-01', 'before', 24, 'hour', 'choix de Relais', 'before')`
    await loadReference(sql)
    expect(await sql`select value from rules where code = 'cooling_lasts' order by valid_from`).toMatchObject([
      { value: 24 },
      { value: 48 },
    ])
    await sql`delete from rules where valid_from = '2020-01-01'`
  })

  it("corrects a row that somebody changed by hand", async () => {
    await sql`update rules set value = 1 where code = 'cooling_lasts'`
    await loadReference(sql)
    expect(await sql`select value from rules where code = 'cooling_lasts'`).toEqual([{ value: 48 }])
  })
})
