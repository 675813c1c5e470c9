import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { habilitation } from "@/drizzle/reference/catalogue"
import { loadReference } from "@/drizzle/reference/load"
import { referenceRows } from "@/drizzle/reference/rows"
import { testDatabase } from "@/drizzle/testing/database"

const counts = async (sql: postgres.Sql) =>
  Object.fromEntries(
    await Promise.all(
      referenceRows.map(async ({ table }) => [table, Number((await sql`select count(*) from ${sql(table)}`)[0]?.count)] as const),
    ),
  )

describe("loading the reference data", () => {
  let sql: postgres.Sql

  beforeAll(async () => {
    sql = postgres(testDatabase().ownerUrl, { max: 2 })
    await loadReference(sql)
  })
  afterAll(() => sql.end())

  it("writes every row of every list", async () => {
    expect(await counts(sql)).toEqual(Object.fromEntries(referenceRows.map(({ table, rows }) => [table, rows.length])))
  })

  it("changes nothing the second time", async () => {
    const before = await counts(sql)
    await loadReference(testDatabase().ownerUrl)
    expect(await counts(sql)).toEqual(before)
  })

  it("keeps an older version of a rule and an older matrix beside the new ones", async () => {
    await sql`insert into rules (code, valid_from, source, value, unit, origin, reason)
      values ('cooling_lasts', '2020-01-01', 'before', 24, 'hour', 'choix de Relais', 'before')`
    await sql`insert into habilitation_rights (version, column_key, type_code) values ('2020', 'nurse', '89601-9')`
    await loadReference(sql)
    expect(await sql`select value from rules where code = 'cooling_lasts' order by valid_from`).toMatchObject([
      { value: 24 },
      { value: 48 },
    ])
    expect(await sql`select 1 from habilitation_rights where version = '2020'`).toHaveLength(1)
    await sql`delete from rules where valid_from = '2020-01-01'`
    await sql`delete from habilitation_rights where version = '2020'`
  })

  it("takes back a right that a correction of the same version took back", async () => {
    await sql`insert into habilitation_rights (version, column_key, type_code) values (${habilitation.version}, 'nurse', '89601-9')`
    await loadReference(sql)
    expect(await sql`select 1 from habilitation_rights where column_key = 'nurse' and type_code = '89601-9'`).toHaveLength(0)
  })

  it("corrects a row that somebody changed by hand", async () => {
    await sql`update document_types set plain_fr = 'faux' where code = '34112-3'`
    await loadReference(sql)
    expect(await sql`select plain_fr, class_code from document_types where code = '34112-3'`).toMatchObject([
      { plain_fr: "Compte rendu de séjour à l’hôpital", class_code: "10" },
    ])
  })
})
