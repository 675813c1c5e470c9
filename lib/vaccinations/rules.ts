import type { VaccineCodeSystem, VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import { VACCINE_DISEASES } from "@/drizzle/vaccination-vocabulary"
import type { AuthorKind, ItemState, Practised, Sensitivity } from "@/drizzle/vocabulary"
import type { ItemSource } from "@/lib/access/item-source"
import { decides, type Scope } from "@/lib/access/scope"
import { latestDay, type PartialDay } from "./days/rules"

/** Who says a line, as the one who looks is told. */
type VaccinationAuthor = {
  kind: AuthorKind
  name: string
  relation: string | null
  profession: Practised | null
  isYou: boolean
}

/** Who said yes to a line besides who wrote it, and when. */
type Confirmation = { at: Date; kind: AuthorKind; name: string; profession: Practised | null }

/** What the one who looks may do with a line. */
export type LineGestures = { correct: boolean; remove: boolean; confirm: boolean; refuse: boolean }

/** One dose in the book, as somebody says it. */
export type VaccinationLine = {
  id: string
  version: number
  vaccine: string | null
  code: { system: VaccineCodeSystem; value: string } | null
  diseases: VaccineDisease[]
  givenOn: PartialDay
  dose: string | null
  lot: string | null
  givenBy: string | null
  saidAt: Date
  author: VaccinationAuthor
  state: ItemState
  confirmation: Confirmation | null
  /** The document that it was read out of, as far as the one who looks may know of it. */
  source: ItemSource | null
  /** What only who decides for the patient is told. */
  forPatient: { sensitivity: Sensitivity; isHiddenFromProfessionals: boolean } | null
  may: LineGestures
}

/** A line that was removed and can come back. */
export type RemovedLine = Pick<VaccinationLine, "id" | "diseases" | "givenOn">

/** Diseases that exactly the same doses protect against, with those doses, the latest first. */
export type BookGroup = { diseases: VaccineDisease[]; lines: VaccinationLine[] }

/** The lines that stand or wait to be confirmed, by what they protect against, in the order of a vaccination book. */
export function byDisease(lines: readonly VaccinationLine[]): BookGroup[] {
  const groups: BookGroup[] = []
  for (const disease of VACCINE_DISEASES) {
    const own = lines.filter(({ diseases, state }) => diseases.includes(disease) && state !== "entered_in_error")
    if (own.length === 0) continue
    const same = groups.find(({ lines: others }) => isSame(others, own))
    if (same) same.diseases.push(disease)
    else
      groups.push({
        diseases: [disease],
        lines: own.toSorted((a, b) => latestDay(b.givenOn).localeCompare(latestDay(a.givenOn))),
      })
  }
  return groups
}

const isSame = (some: readonly VaccinationLine[], others: readonly VaccinationLine[]) =>
  some.length === others.length && others.every((line) => some.includes(line))

type Facts = Pick<VaccinationLine, "state"> & { authorKind: AuthorKind; isAuthor: boolean; isConfirmedInCare: boolean }
type Held = { may: (verb: "add" | "act") => boolean; scope: Scope }

/**
 * What somebody may do with a line. Its author changes it; who decides for the patient changes hers and her caregivers', and
 * answers what they propose; a professional says yes to what no professional said yet. Nothing of a professional's is changed.
 */
export function gesturesOf({ state, authorKind, isAuthor, isConfirmedInCare }: Facts, { may, scope }: Held): LineGestures {
  const isOver = state === "entered_in_error"
  const isTheirs = isAuthor || (decides(scope) && authorKind !== "professional")
  const change = may("add") && isTheirs && !isOver
  const isProposed = state === "proposed"
  const inCare = scope.items.kind === "professional" && authorKind !== "professional" && !isConfirmedInCare && !isOver
  const answer = may("act") && (!isAuthor || decides(scope))
  return {
    correct: change,
    remove: change,
    confirm: answer && (inCare || isProposed),
    refuse: answer && isProposed,
  }
}

/** For how many days a removed line can be brought back (choix de Relais). */
export const DAYS_TO_RESTORE = 30

/** Who wrote a line, and who said yes to it. */
type Standing = { author: { kind: AuthorKind }; confirmation: { kind: AuthorKind } | null }

/** Whether a professional wrote it or said yes to it: what a school or a border asks for. */
export const isSaidInCare = ({ author, confirmation }: Standing): boolean =>
  author.kind === "professional" || confirmation?.kind === "professional"
