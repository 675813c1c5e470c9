import type { PatientAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { getPreviousVisit, type SpaceHeader } from "@/lib/space/queries"
import type { InCare } from "@/lib/space/rules"
import { healthSections } from "./health-card"

/** What a professional finds on the first page of a record: what is new since the last visit, else the latest. */
export async function readCareHome(access: PatientAccess<never>, header: SpaceHeader, inCare: InCare) {
  const since = inCare.isAuthorOnly ? null : await getPreviousVisit(access)
  const viewing = access.may("view:documents")
  const news = viewing && since ? await listDocuments(viewing, { since }) : null
  const shown = news && news.lines.length > 0 ? news : viewing && (await listDocuments(viewing, {}))
  return {
    header,
    inCare,
    since,
    news: news ? { count: news.lines.length, more: news.older !== null } : null,
    lines: shown?.lines ?? [],
    mayAdd: access.may("add:documents") !== null,
    health: healthSections(access),
    maySeeCircle: access.may("view:care_circle") !== null,
  }
}

export type CareHomeProps = Awaited<ReturnType<typeof readCareHome>>
