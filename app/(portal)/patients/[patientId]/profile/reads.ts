import { getPlace } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { ForbiddenError } from "@/lib/errors"
import { listVersions } from "@/lib/profile/history/queries"
import { nameMedicines } from "@/lib/profile/medicines/queries"
import { getLine, listLines, listProfile } from "@/lib/profile/queries"
import { getSupply, getTelling, listLow } from "@/lib/profile/refill/queries"
import {
  LINE_SECTIONS,
  type LineSection,
  mayChange,
  mayConfirm,
  mayRefuse,
  mayRewrite,
  type ProfileLine,
} from "@/lib/profile/rules"
import { parseFilters } from "@/lib/profile/schema"
import { listContested } from "@/lib/rectifications/listed/queries"
import { readContested } from "@/lib/rectifications/queries"
import { lookUpMedicine } from "./medicine-question"

type Any = PatientAccess<never>
type Query = Record<string, string | string[] | undefined>

/** The sections to which the reader may add. */
export const addableOf = ({ scope }: Any) => LINE_SECTIONS.filter((section) => scope.permissions.includes(`add:${section}`))

/** What may be done with each line, by its id. */
function gesturesOf({ scope }: Any, lines: readonly ProfileLine[]) {
  return Object.fromEntries(
    lines.map((line) => [
      line.id,
      {
        rewrite: mayRewrite(scope, line),
        remove: mayChange(scope, line),
        confirm: mayConfirm(scope, line),
        refuse: mayRefuse(scope, line),
      },
    ]),
  )
}
export type Gestures = ReturnType<typeof gesturesOf>[string]
const NO_GESTURES: Gestures = { rewrite: false, remove: false, confirm: false, refuse: false }

/** Whether what the reader writes waits to be confirmed. */
const isProposing = ({ scope }: Any) => scope.items.kind === "granted"

/** The whole profile, as far as the reader may view it. */
export async function readProfile(access: Any) {
  const sections = await listProfile(access)
  if (sections.length === 0) throw new ForbiddenError("view:conditions", access.patientId)
  const lines = sections.flatMap((section) => section.lines)
  return {
    sections,
    addable: addableOf(access),
    gestures: gesturesOf(access, lines),
    contested: await listContested(access, lines),
    medicines: await nameMedicines(access, lines),
    isProposed: isProposing(access),
  }
}

/** One page of one section. */
export async function readSection(access: Any, section: LineSection, query: Query) {
  const filters = parseFilters(query)
  const page = await listLines(access, section, filters)
  return {
    page,
    show: filters.waiting === "1" ? ("waiting" as const) : filters.past === "1" ? ("past" as const) : ("now" as const),
    isFurther: filters.older !== undefined,
    mayAdd: addableOf(access).includes(section),
    gestures: gesturesOf(access, page.lines),
    contested: await listContested(access, page.lines),
    medicines: await nameMedicines(access, page.lines),
    isProposed: isProposing(access),
  }
}

/** What the form of a new line stands on. */
export async function readAdding(access: Any, section: LineSection, step: unknown) {
  const { lines } = await listLines(access, section, {})
  const medicine = await lookUpMedicine(access, { section, step })
  return { isEmpty: lines.length === 0, isProposed: isProposing(access), medicine }
}

/** What the form of a line that is there stands on. */
export async function readChanging(access: Any, section: LineSection, lineId: string, step: unknown) {
  const { line, may } = await readLine(access, section, lineId)
  return { line, may, medicine: await lookUpMedicine(access, { section, step, line }) }
}

/** One line with its history, what may be done with it, and for the person herself who sees it. */
export async function readLine(access: Any, section: LineSection, lineId: string) {
  const line = await getLine(access, section, lineId)
  const isHers = access.scope.permissions.includes(`edit:${section}`)
  return {
    line,
    place: await getPlace(access, section, lineId),
    refill: await readRefill(access, line),
    versions: await listVersions(access, line),
    may: gesturesOf(access, [line])[line.id] ?? NO_GESTURES,
    contested: await readContested(access, section, lineId),
    medicines: await nameMedicines(access, [line]),
    sights: isHers ? await listCaregiversWhoSee(access, section, lineId) : null,
  }
}

/** What is left of a treatment that is still taken, and for who decides whom it is told; null for every other line. */
async function readRefill(access: Any, { id, section, saysNone, content, state }: ProfileLine) {
  const viewing = section === "medications" ? access.may("view:medications") : null
  if (!viewing || saysNone || content.endedOn || state === "entered_in_error") return null
  const editing = access.may("edit:medications")
  const isLow = (await listLow(viewing)).some(({ medicationId }) => medicationId === id)
  return {
    supply: await getSupply(viewing, id),
    telling: editing && (await getTelling(editing, id)),
    maySet: editing !== null,
    mayAsk: isLow && access.may("act:tasks") !== null,
  }
}
export type Refill = NonNullable<Awaited<ReturnType<typeof readRefill>>>
