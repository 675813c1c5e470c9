import type { PatientAccess } from "@/lib/access/require-access"
import { sumUpCareCircle } from "@/lib/care-circle/queries"
import { listHelpers } from "@/lib/delegation/queries"
import { countUnread, listDocuments } from "@/lib/documents/queries"
import { listOthersLines } from "@/lib/journal/queries"
import { listLastMeasures } from "@/lib/measures/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { recordVisit } from "@/lib/space/commands"
import { getPreviousVisit, type SpaceHeader } from "@/lib/space/queries"
import { readCareHome } from "./care-reads"

type Any = PatientAccess<never>

/** What the first page of a space says to who comes in, and that they came. */
export async function readHome(access: Any, { inCare }: SpaceHeader) {
  // Sent together: one connection keeps the order of what it is asked.
  const [, since] = await Promise.all([recordVisit(access), getPreviousVisit(access)])
  access.trace({ action: "space.viewed" })
  if (inCare) return { care: await readCareHome(access, inCare, since), home: null }
  return { care: null, home: await readOwnHome(access) }
}

async function readOwnHome(access: Any) {
  const viewing = access.may("view:documents")
  const measuring = access.may("view:measures")
  const unread = viewing && (await listDocuments(viewing, { unread: "1" }))
  const helping = access.may("view:delegations")
  const choosing = access.may("edit:care_circle")
  const watching = access.may("view:journal")
  const measures = measuring ? await listLastMeasures(measuring) : []
  return {
    unread: viewing && unread?.older ? await countUnread(viewing) : (unread?.lines.length ?? 0),
    since: await getPreviousVisit(access),
    latest: viewing && (unread?.lines.length ? unread : await listDocuments(viewing, {})),
    helpers: helping && (await listHelpers(helping)),
    circle: choosing && (await sumUpCareCircle(choosing)),
    measures: measures.length > 0 ? measures : null,
    units: measuring && measures.length > 0 ? await readUnits(measuring) : {},
    mayMeasure: access.may("add:measures") !== null,
    others: watching && (await listOthersLines(watching, 2)),
    delegationId: access.scope.delegationId,
  }
}

export type OwnHomeView = Awaited<ReturnType<typeof readOwnHome>>
