import postgres from "postgres"
import { parseGrowthFile } from "./growth-file"

const AT_ONCE = 5_000

/**
 * Writes the curves of a file as the owner, in place of what was loaded under the same short name; gives how many points.
 * @throws GrowthFileError before anything is written
 */
export async function loadGrowth(ownerUrl: string, text: string): Promise<{ name: string; edition: string; points: number }> {
  const { reference, points } = parseGrowthFile(text)
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await owner.begin(async (sql) => {
      await sql`delete from growth_references where reference = ${reference.reference}`
      await sql`insert into growth_references ${sql(reference)}`
      for (let from = 0; from < points.length; from += AT_ONCE) {
        const rows = points.slice(from, from + AT_ONCE).map(({ ageMonths, ...point }) => ({
          ...point,
          reference: reference.reference,
          age_months: ageMonths,
        }))
        await sql`insert into growth_curves ${sql(rows)}`
      }
    })
  } finally {
    await owner.end()
  }
  return { name: reference.name, edition: reference.edition, points: points.length }
}
