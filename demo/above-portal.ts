import { openDatabase } from "@/drizzle/client"

type Work = Parameters<ReturnType<typeof openDatabase>["database"]["transaction"]>[0]

/** What nobody may do in the portal, write in another's name or of last year: as the cluster's superuser. */
export async function abovePortal(work: Work): Promise<void> {
  const { sql, database } = openDatabase(process.env.SUPERUSER_DATABASE_URL ?? "", 1)
  await database.transaction(work).finally(() => sql.end())
}
