import { afterAll, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { asSuperuser } from "@/lib/access/testing"
import { loadGrowth } from "./growth-load"

const { ownerUrl } = testDatabase()
const file = (name: string, rows: string) =>
  `# reference: load-test\n# name: ${name}\n# edition: 1\n# source: x\n# licence: y\nmeasure,unit,sex,age_months,p50\n${rows}`
const kept = () =>
  asSuperuser<{ name: string; age: number; value: number }[]>(
    (sql) => sql`select r.name, c.age_months::float8 as age, c.value::float8 as value
      from growth_references r join growth_curves c using (reference) where r.reference = 'load-test' order by 2`,
  )
afterAll(() => asSuperuser((sql) => sql`delete from growth_references where reference = 'load-test'`))

it("A reference that is loaded again takes the place of what was loaded under its name", async () => {
  await loadGrowth(ownerUrl, file("First", "weight,kg,male,0,3.3\nweight,kg,male,1,4.5\n"))
  expect(await kept()).toHaveLength(2)
  expect(await loadGrowth(ownerUrl, file("Second", "weight,kg,male,2,5.6\n"))).toMatchObject({ name: "Second", points: 1 })
  expect(await kept()).toEqual([{ name: "Second", age: 2, value: 5.6 }])
})

it("A file with a fault leaves what was loaded before as it was", async () => {
  await expect(loadGrowth(ownerUrl, file("Third", "weight,lb,male,2,12\n"))).rejects.toThrow("the unit of weight is kg")
  expect(await kept()).toEqual([{ name: "Second", age: 2, value: 5.6 }])
})
