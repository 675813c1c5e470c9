import type { PatientAccess } from "@/lib/access/require-access"
import { getWeek } from "@/lib/journal/weeks/queries"
import { getSpaceHeader } from "@/lib/space/queries"

/** One week of the journal, the one that a day lies in or the one that runs. */
export async function readSheet(access: PatientAccess<"view:journal">, day?: string) {
  const { givenName } = await getSpaceHeader(access)
  const week = await getWeek(access, day)
  access.trace({ action: "journal.read", permission: "view:journal" })
  return { givenName, week }
}

export type Sheet = Awaited<ReturnType<typeof readSheet>>
