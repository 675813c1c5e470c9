import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf, pagesFor, type Section } from "@/lib/access/sections"
import { sumUpCareCircle } from "@/lib/care-circle/queries"
import { listHelpers } from "@/lib/delegation/queries"
import { countUnread, findNewestOf, listDocuments } from "@/lib/documents/queries"
import { listOthersLines } from "@/lib/journal/queries"
import { listLastMeasures } from "@/lib/measures/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { listProfile } from "@/lib/profile/queries"
import { recordVisit } from "@/lib/space/commands"
import { getPreviousVisit, type SpaceHeader } from "@/lib/space/queries"
import type { InCare } from "@/lib/space/rules"
import { readContent } from "./documents/reads"

type Any = PatientAccess<never>

/** What the first page of a space says to who comes in, and that they came. */
export async function readHome(access: Any, { inCare }: SpaceHeader) {
  await recordVisit(access)
  access.trace({ action: "space.viewed" })
  return inCare ? { care: await readCareHome(access, inCare), home: null } : { care: null, home: await readOwnHome(access) }
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

/** What is kept of the person's health, as far as the reader may view it. */
function healthSections(access: Any): Section[] {
  return pagesFor((view) => access.may(view) !== null).filter((section) => entryOf(section).page?.place === "health")
}

/** What sums a record up: "Synthèse médicale" and "Synthèse" (TRE_A05). */
const SYNTHESES = ["60591-5", "SYNTH"]

/** The newest synthesis with its own words, which a professional reads before any list. */
async function readSynthesis(viewing: PatientAccess<"view:documents">) {
  const id = await findNewestOf(viewing, SYNTHESES)
  return id === null ? null : readContent(viewing, id, undefined)
}

/** What a professional finds on the first page of a record: the newest synthesis, then what is new since the last visit, else the latest. */
async function readCareHome(access: Any, inCare: InCare) {
  const since = inCare.isAuthorOnly ? null : await getPreviousVisit(access)
  const viewing = access.may("view:documents")
  const news = viewing && since ? await listDocuments(viewing, { since }) : null
  const shown = news && news.lines.length > 0 ? news : viewing && (await listDocuments(viewing, {}))
  return {
    inCare,
    since,
    synthesis: viewing && !inCare.isAuthorOnly ? await readSynthesis(viewing) : null,
    profile: inCare.isAuthorOnly ? [] : await listProfile(access),
    news: news ? { count: news.lines.length, more: news.older !== null } : null,
    lines: shown?.lines ?? [],
    health: healthSections(access),
    mayAdd: access.may("add:documents") !== null,
    maySeeCircle: access.may("view:care_circle") !== null,
  }
}

export type OwnHomeView = Awaited<ReturnType<typeof readOwnHome>>
export type CareHomeView = Awaited<ReturnType<typeof readCareHome>>
