import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregivers, listCareTeam } from "@/lib/care-circle/queries"
import { findNewestOf, listDocuments } from "@/lib/documents/queries"
import { listContacts } from "@/lib/emergency-contacts/queries"
import { listBefore, listLastMeasures } from "@/lib/measures/queries"
import { movedFirst } from "@/lib/measures/rules"
import { readUnits } from "@/lib/measures/units/queries"
import { listProfile } from "@/lib/profile/queries"
import { mayConfirm } from "@/lib/profile/rules"
import { listContested } from "@/lib/rectifications/listed/queries"
import { listWaiting } from "@/lib/rectifications/waiting/queries"
import { countNewItems } from "@/lib/space/news/queries"
import type { SpaceHeader } from "@/lib/space/queries"
import type { InCare } from "@/lib/space/rules"
import { countToConfirm } from "@/lib/space/to-confirm/queries"
import { listWishes } from "@/lib/wishes/queries"
import { readContent } from "./documents/reads"
import { addableOf } from "./profile/reads"
import { readDue } from "./vaccinations/reads"

type Any = PatientAccess<never>
const MOST_MEASURES = 5

/** What a professional finds on the first page of a record: what answers in seconds, then the documents. An author alone keeps these. */
export async function readCareHome(access: Any, inCare: InCare, visited: Date | null) {
  const since = inCare.isAuthorOnly ? null : visited
  const acting = access.may("act:rectifications")
  const [news, documents, answers, waiting] = await Promise.all([
    since ? countNewItems(access, since) : [],
    readDocuments(access, since),
    inCare.isAuthorOnly ? null : readAnswers(access),
    acting ? listWaiting(acting) : [],
  ])
  const seesCard = access.may("view:emergency_card") !== null && !inCare.isAuthorOnly
  return { inCare, since, news, ...documents, answers, waiting, seesCard }
}

/** What others deposited since the last visit, else the latest. */
async function readDocuments(access: Any, since: Date | null) {
  const viewing = access.may("view:documents")
  const added = viewing && since ? await listDocuments(viewing, { since }) : null
  const isNews = added !== null && added.lines.length > 0
  const shown = isNews ? added : viewing && (await listDocuments(viewing, {}))
  return { lines: shown?.lines ?? [], isNews }
}

/** The questions that a professional asks first, each as far as this one may read its answer. */
async function readAnswers(access: Any) {
  const [profile, measures, vaccines, wishes, people, synthesis] = await Promise.all([
    listProfile(access),
    readMeasures(access),
    readVaccines(access),
    readWishes(access),
    readPeople(access),
    readSynthesis(access),
  ])
  const lines = profile.flatMap((section) => section.lines)
  const toConfirm = lines.filter((line) => line.state === "proposed" && mayConfirm(access.scope, line)).map(({ id }) => id)
  const contested = await listContested(access, lines)
  return { profile, addable: addableOf(access), toConfirm, contested, measures, vaccines, wishes, people, synthesis }
}
export type CareAnswers = Awaited<ReturnType<typeof readAnswers>>

/** The last of each kind beside what it was before; what moved stands first. */
async function readMeasures(access: Any) {
  const viewing = access.may("view:measures")
  if (!viewing) return null
  const [last, units, waiting] = await Promise.all([listLastMeasures(viewing), readUnits(viewing), countToConfirm(access)])
  const before = await listBefore(viewing, last)
  const lines = movedFirst(last.map((line) => ({ line, before: before[line.id] ?? null }))).slice(0, MOST_MEASURES)
  const contested = await listContested(
    access,
    lines.map(({ line }) => line),
  )
  const toConfirm = waiting.find(({ section }) => section === "measures") ?? null
  return { lines, contested, units, toConfirm, mayAdd: access.may("add:measures") !== null }
}

async function readVaccines(access: Any) {
  const viewing = access.may("view:vaccinations")
  return viewing && { ...(await readDue(viewing)), mayAdd: access.may("add:vaccinations") !== null }
}

/** Which wishes exist and since when; their words are read where they stand. */
async function readWishes(access: Any) {
  const viewing = access.may("view:wishes")
  if (!viewing) return null
  const inForce = (await listWishes(viewing)).flatMap((of) => of.inForce ?? [])
  return inForce.map(({ id, kind, writtenAt, said }) => ({ id, kind, writtenAt, name: said.name ?? null }))
}

/** Who may be called, who helps and may be told what, and who decides by law. */
async function readPeople(access: Any) {
  const [calling, viewing] = [access.may("view:emergency_contacts"), access.may("view:care_circle")]
  const [contacts, caregivers, team] = await Promise.all([
    calling ? listContacts(calling) : [],
    viewing ? listCaregivers(viewing) : [],
    viewing ? listCareTeam(viewing) : [],
  ])
  return { contacts, caregivers, team, seesCircle: viewing !== null }
}

/** What sums a record up: "Synthèse médicale" and "Synthèse" (TRE_A05). */
const SYNTHESES = ["60591-5", "SYNTH"]

/** The newest synthesis with its own words, which a professional reads before any list. */
async function readSynthesis(access: Any) {
  const viewing = access.may("view:documents")
  const id = viewing && (await findNewestOf(viewing, SYNTHESES))
  return viewing && id ? readContent(viewing, id, undefined) : null
}

export type CareHomeProps = Awaited<ReturnType<typeof readCareHome>> & { space: SpaceHeader }
