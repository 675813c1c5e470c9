import "server-only"
import { sql } from "drizzle-orm"
import type { ReviewCase } from "@/lib/access/review-access"

type TwinRow = {
  patient_id: string
  birth_name: string
  given_names: string
  birth_date: string
  birth_town: string | null
  birth_place: string | null
  parents: string[]
}

/** A space of somebody with the same name, sex and day of birth: identity only, and who holds authority there. */
export type Twin = { patientId: string; name: string; birthDate: string; birthPlace: string | null; parents: string[] }

/** The spaces that may be the same child's, for the reviewer who has the case. */
export async function listTwins({ tx, caseId }: ReviewCase): Promise<Twin[]> {
  const rows =
    await tx.execute<TwinRow>(sql`select patient_id, birth_name, given_names, birth_date::text, birth_town, birth_place, parents
    from relais.twin_spaces(${caseId}::uuid)`)
  return rows.map((row) => ({
    patientId: row.patient_id,
    name: `${row.given_names} ${row.birth_name}`,
    birthDate: row.birth_date,
    birthPlace: row.birth_town ?? row.birth_place,
    parents: row.parents,
  }))
}
