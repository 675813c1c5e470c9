import type postgres from "postgres"
import { withAccess } from "@/lib/access/require-access"
import { listStatement } from "@/lib/documents/queries"
import type { DocumentFilters } from "@/lib/documents/schema"
import { actorOf, type Reader } from "./crowd"

/** The list as the portal asks for it: its own SQL, with the reader's ids in their places. */
export type ListStatement = { text: string; parameters: (reader: Reader) => postgres.ParameterOrJSON<never>[] }

/** Takes the statement of the list from the portal's code, so that what is measured is what is served. */
export async function takeListStatement(sample: Reader, filters: DocumentFilters = {}): Promise<ListStatement> {
  return withAccess(actorOf(sample), sample.patientId, ["view:documents"], async (access) => {
    const { sql, params } = listStatement(access, filters).toSQL()
    access.trace({ action: "document.listed", permission: "view:documents" })
    const parameters = ({ patientId, accountId }: Reader) =>
      params.map((value) => {
        if (value === sample.patientId) return patientId
        return (value === sample.accountId ? accountId : value) as string
      })
    return { text: sql, parameters }
  })
}

/**
 * One list in the transaction that a request makes of it: who asks, the statement, the commit. Sent together and
 * prepared, so that the database's share of the time is as large as it can be.
 */
export async function listOnce(sql: postgres.Sql, statement: ListStatement, reader: Reader): Promise<number> {
  return sql.begin(async (tx) => {
    const asked = tx`select set_config('app.actor', ${reader.accountId}, true), set_config('app.patients', ${reader.patientId}, true)`
    const [, rows] = await Promise.all([asked, tx.unsafe(statement.text, statement.parameters(reader), { prepare: true })])
    return rows.length
  })
}
