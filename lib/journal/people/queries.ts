import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { careTeamMembers, consultations } from "@/drizzle/schema/care"
import type { PatientAccess } from "@/lib/access/require-access"

/** The professional whom a line is about, by what the line names: a member, a consultation, or the account itself. */
export type CarePerson = { accountId: string; name: string }
export type CareRow = { action: string; resourceIds: string[] }

const isAboutCare = ({ action }: CareRow) => /^(care_team|professional|consultation)\./.test(action)

/** Whom these lines are about, by resource; only what the reader's own ties let the database show. */
export async function readCarePeople(
  { tx, patientId }: PatientAccess<never>,
  rows: readonly CareRow[],
): Promise<Map<string, CarePerson>> {
  const ids = [...new Set(rows.filter(isAboutCare).flatMap(({ resourceIds }) => resourceIds))]
  if (ids.length === 0) return new Map()
  const shown = (table: typeof careTeamMembers | typeof consultations) =>
    tx
      .select({ id: table.id, accountId: table.professionalAccountId, name: table.professionalName })
      .from(table)
      .where(and(eq(table.patientId, patientId), isAnyOf(table.id, ids)))
  const found = [...(await shown(careTeamMembers)), ...(await shown(consultations))]
  const accounts = await tx.execute<{ id: string; name: string }>(sql`
    select distinct account_id::text as id, display_name as name
    from relais.named_professionals(string_to_array(${ids.join(",")}, ',')::uuid[])`)
  return new Map([
    ...accounts.map(({ id, name }) => [id, { accountId: id, name }] as const),
    ...found.map(({ id, accountId, name }) => [id, { accountId, name }] as const),
  ])
}
