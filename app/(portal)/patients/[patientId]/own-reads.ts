import type { PatientAccess } from "@/lib/access/require-access"
import { getNextAppointment } from "@/lib/appointments/queries"
import { listOpenConsultations } from "@/lib/care-circle/queries"
import { listAnswersDue } from "@/lib/delegation/queries"
import { countUnread, listDocuments } from "@/lib/documents/queries"
import { listOthersLines } from "@/lib/journal/queries"
import { lastVisits } from "@/lib/journal/visits/rules"
import { listLastMeasures } from "@/lib/measures/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { listLow } from "@/lib/profile/refill/queries"
import { listContested } from "@/lib/rectifications/listed/queries"
import { blocksFor, HOME_BLOCKS, type HomeBlock } from "@/lib/space/home/rules"
import { countNewItems } from "@/lib/space/news/queries"
import type { SpaceHeader } from "@/lib/space/queries"
import { countToConfirm } from "@/lib/space/to-confirm/queries"
import { countPrevention } from "./prevention/reads"

type Any = PatientAccess<never>
const MOST_DOCUMENTS = 5
const MOST_MEASURES = 4
const MOST_VISITS = 2

/** The first page for the person herself and for who helps: what its blocks hold, and which of them hold anything. */
export async function readOwnHome(access: Any, isOwn: boolean, since: Date | null) {
  const [answers, toConfirm, appointment, news, prevention, measures, came, reading, low] = await Promise.all([
    readAnswers(access),
    countToConfirm(access),
    readAppointment(access),
    readNews(access, since),
    readPrevention(access),
    readMeasures(access),
    readCame(access),
    readReading(access),
    readLow(access),
  ])
  const isNew = news.lines.length + news.others.length > 0
  // Whoever finds nothing yet in a space of their own reads what to do first.
  const isReady = !isNew && isOwn && measures === null && !(await holdsDocuments(access))
  const filled: Record<HomeBlock, boolean> = {
    ...{ gestures: true, measures: measures !== null, came: came.length > 0, access: true },
    answers: answers.length + toConfirm.length > 0,
    appointments: appointment !== null,
    news: isNew || isReady,
    prevention: prevention > 0,
  }
  const open = blocksFor((permission) => access.may(permission) !== null)
  const blocks = open.filter((block) => filled[block])
  const readsNews = open.includes("news")
  const { delegationId } = access.scope
  const watches = access.may("view:visits") !== null
  const seen = { answers, toConfirm, appointment, news, prevention, measures, came, reading, low }
  return { blocks, since, readsNews, ...seen, delegationId, watches }
}

async function readAnswers(access: Any) {
  const [permission] = HOME_BLOCKS.answers.needs
  const viewing = access.may(permission)
  return viewing ? listAnswersDue(viewing) : []
}

/** The next one that stands or waits to be confirmed. */
async function readAppointment(access: Any) {
  const [permission] = HOME_BLOCKS.appointments.needs
  const viewing = access.may(permission)
  return viewing && getNextAppointment(viewing)
}

/** What was not read yet, and what else others added since the last visit. */
async function readNews(access: Any, since: Date | null) {
  const viewing = access.may("view:documents")
  const [unread, added] = await Promise.all([
    viewing && listDocuments(viewing, { unread: "1" }),
    since ? countNewItems(access, since) : [],
  ])
  const lines = unread?.lines ?? []
  return {
    lines: lines.slice(0, MOST_DOCUMENTS),
    unread: viewing && unread?.older ? await countUnread(viewing) : lines.length,
    isSince: since !== null && lines.every(({ depositedAt }) => depositedAt > since),
    others: added.filter(({ section }) => section !== "documents"),
    mayRead: viewing !== null,
  }
}

/** How much of prevention is to be looked at now. */
async function readPrevention(access: Any) {
  const [permission] = HOME_BLOCKS.prevention.needs
  const viewing = access.may(permission)
  return viewing ? countPrevention(viewing) : 0
}

async function holdsDocuments(access: Any) {
  const viewing = access.may("view:documents")
  return viewing !== null && (await listDocuments(viewing, {})).lines.length > 0
}

/** The last measures in the reader's own units, and whether one may be noted. */
async function readMeasures(access: Any) {
  const [permission] = HOME_BLOCKS.measures.needs
  const viewing = access.may(permission)
  if (!viewing) return null
  const [lines, units] = await Promise.all([listLastMeasures(viewing), readUnits(viewing)])
  const mayAdd = access.may("add:measures") !== null
  const shown = lines.slice(0, MOST_MEASURES)
  return shown.length > 0 ? { lines: shown, contested: await listContested(access, shown), units, mayAdd } : null
}

/** The last visits of others, one line each. */
async function readCame(access: Any) {
  const [permission] = HOME_BLOCKS.came.needs
  const watching = access.may(permission)
  return watching ? lastVisits(await listOthersLines(watching, MOST_VISITS), MOST_VISITS) : []
}

/** Who is reading now because they were given a code. */
async function readReading(access: Any) {
  const choosing = access.may("edit:care_circle")
  const open = choosing ? await listOpenConsultations(choosing) : []
  return open.map(({ id, name, closesAt }) => ({ id, name, closesAt }))
}

/** The treatments that are nearly used up. */
async function readLow(access: Any) {
  const viewing = access.may("view:medications")
  return viewing ? listLow(viewing) : []
}

export type OwnHomeView = Awaited<ReturnType<typeof readOwnHome>>
export type OwnHomeProps = OwnHomeView & { space: SpaceHeader }
