import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import { measures } from "@/drizzle/schema/measures"
import { itemTable } from "@/lib/access/item-tables"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { kindOfCode } from "@/lib/measures/rules"
import { CONFIRMED_SECTIONS, type ConfirmedSection, mayAnswer, type ToConfirm } from "./rules"

type Any = PatientAccess<never>
type Row = { section: ConfirmedSection; number: number; id: string | null; code: string | null }

/** What waits for the actor's own yes or no, of what they may read: in one statement, however many sections there are. */
export async function countToConfirm(access: Any): Promise<ToConfirm[]> {
  const asked = CONFIRMED_SECTIONS.filter((section) => mayAnswer(access.scope, section))
  if (asked.length === 0) return []
  const counts = asked.map((section) => (section === "emergency_contacts" ? countContacts(access) : countOf(access, section)))
  const rows = await access.tx.execute<Row>(sql.join(counts, sql` union all `))
  return asked.flatMap((section) => rows.filter((row) => row.section === section && row.number > 0).map(toConfirm))
}

function toConfirm({ section, number: count, id, code }: Row): ToConfirm {
  const only = count > 1 ? null : id && code ? `${kindOfCode(code)}/${id}` : id
  return { section, count, only }
}

function countOf({ patientId, scope }: Any, section: Exclude<ConfirmedSection, "emergency_contacts">): SQL {
  const table = itemTable(section)
  const waits = and(
    eq(table.patientId, patientId),
    isNull(table.deletedAt),
    itemsWithin(table, scope),
    sql`${table}.state = 'proposed'`,
    // Nobody confirms a line of the profile that is their own; a measure, a dose or an appointment, whoever decides by now.
    section === "measures" || section === "vaccinations" || section === "appointments"
      ? undefined
      : sql`${table.authorAccountId} is distinct from ${scope.actorAccountId}`,
  )
  const code = section === "measures" ? sql`min(${measures.code})` : sql`null::text`
  return sql`(select ${section}::text as section, count(*)::int as number, min(${table.id}::text) as id, ${code} as code
    from ${table} where ${waits})`
}

function countContacts({ patientId }: Any): SQL {
  const { patientId: of, removedAt, confirmedAt } = emergencyContacts
  return sql`(select 'emergency_contacts' as section, count(*)::int as number, null::text as id, null::text as code
    from ${emergencyContacts} where ${and(eq(of, patientId), isNull(removedAt), isNull(confirmedAt))})`
}
