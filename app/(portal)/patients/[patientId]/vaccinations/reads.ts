import { getPlace } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { listDocuments } from "@/lib/documents/queries"
import { listContested } from "@/lib/rectifications/listed/queries"
import { readContested } from "@/lib/rectifications/queries"
import { CALENDAR_SHOWN_AHEAD, calendarRules, sensitiveTopicOf } from "@/lib/reference/vaccines"
import { forecast } from "@/lib/vaccinations/calendar/rules"
import { rulesWithin, shownCalendar } from "@/lib/vaccinations/calendar/shown/rules"
import { getCalendarDays, getVaccination, listRemovedVaccinations, listVaccinations } from "@/lib/vaccinations/queries"
import type { VaccinationLine } from "@/lib/vaccinations/rules"

type Viewing = PatientAccess<"view:vaccinations">
const LAST_DOSES = 2

/** The book with what the calendar says of it, and what may be added: `isProposed` where that waits to be confirmed. */
export async function readBook(access: Viewing) {
  const lines = await listVaccinations(access)
  const adding = access.may("add:vaccinations")
  return {
    lines,
    contested: await listContested(access, lines),
    removed: adding ? await listRemovedVaccinations(adding) : [],
    calendar: await readCalendar(access, lines),
    mayAdd: adding !== null,
    mayPrint: access.may("view:profile") !== null,
    isProposed: access.scope.items.kind === "granted",
  }
}

/** What is due now by the calendar, the last doses that stand, and those that wait for the reader's word. */
export async function readDue(access: Viewing) {
  const lines = await listVaccinations(access)
  const calendar = await readCalendar(access, lines)
  const last = lines.filter(({ state }) => state === "confirmed").slice(0, LAST_DOSES)
  const toConfirm = lines.filter(({ state, may }) => state === "proposed" && may.confirm)
  return { due: calendar?.now ?? [], last, contested: await listContested(access, last), toConfirm }
}

/** A dose that waits to be confirmed counts for nothing yet. */
async function readCalendar(access: Viewing, lines: readonly VaccinationLine[]) {
  const days = await getCalendarDays(access)
  if (!days) return null
  const doses = lines.filter(({ state }) => state === "confirmed")
  const rules = rulesWithin(calendarRules(), access.scope, sensitiveTopicOf)
  return shownCalendar(forecast({ birthDate: days.birthDate, doses }, rules, days.today), days.today, CALENDAR_SHOWN_AHEAD)
}

/** What a dose may rest on: the documents about vaccinations first, then the latest others that who writes may read. */
async function readProofs(access: PatientAccess<"add:vaccinations">) {
  const viewing = access.may("view:documents")
  if (!viewing) return []
  const about = await listDocuments(viewing, { group: "vaccinations" })
  const latest = await listDocuments(viewing, {})
  const found = new Map([...about.lines, ...latest.lines].map(({ id, title, actOn }) => [id, { id, title, actOn }]))
  return [...found.values()]
}

/** A new dose: the documents that it may rest on. */
export async function readToAdd(access: PatientAccess<"add:vaccinations">) {
  const proofs = await readProofs(access)
  access.trace({ action: "space.viewed" })
  const mayAddDocument = access.may("add:documents") !== null
  return { proofs, mayAddDocument, isProposed: access.scope.items.kind === "granted" }
}

/** A dose that is to be said anew; `line` is null where it is not theirs to change. */
export async function readToCorrect(access: PatientAccess<"view:vaccinations" | "add:vaccinations">, vaccinationId: string) {
  const line = await getVaccination(access, vaccinationId)
  const proofs = await readProofs(access)
  const { documentId: id = null, title = "" } = line.source ?? {}
  const own = id && !proofs.some((proof) => proof.id === id) ? [{ id, title, actOn: null }] : []
  return {
    line: line.may.correct ? line : null,
    proofs: [...own, ...proofs],
    mayAddDocument: access.may("add:documents") !== null,
    isProposed: access.scope.items.kind === "granted",
  }
}

/** One dose, and for who decides, who sees it. */
export async function readLine(access: Viewing, id: string) {
  const line = await getVaccination(access, id)
  const editing = access.may("edit:vaccinations")
  return {
    line,
    place: await getPlace(access, "vaccinations", id),
    contested: await readContested(access, "vaccinations", id),
    sights: editing && (await listCaregiversWhoSee(editing, "vaccinations", id)),
  }
}
