import type { Sex } from "@/drizzle/vocabulary"
import { plainWords } from "@/lib/platform/plain-text"

/** How many patients one page shows; the others are found by name. */
export const MOST_SHOWN = 500

/** A document of one's own deposit whose planned day has come while the patient may not see it yet. */
type Awaited = { documentId: string; announceOn: string; depositedAt: Date }

/** One patient of a professional, as far as he may know of her today. */
export type CaseloadPatient = {
  patientId: string
  name: string
  birthDate: string
  sex: Sex
  isInCareTeam: boolean
  isAttendingDoctor: boolean
  /** Until when a consultation is open; null without one. */
  consultationClosesAt: Date | null
  lastVisitAt: Date | null
  /** Deposited by others since the last visit, or ever before the first one, of what may be read. */
  newDocuments: number
  deposits: number
  awaited: Awaited[]
}

export type Caseload = {
  /** Those whose care team he is in, the ones with news first. */
  team: CaseloadPatient[]
  consultations: CaseloadPatient[]
  awaited: (Awaited & Pick<CaseloadPatient, "patientId" | "name">)[]
}

/** Whether every part of what was typed begins a part of the name, accents and capitals aside; nothing typed finds all. */
export function isCalled(name: string, typed: string): boolean {
  const parts = plainWords(name)
  return plainWords(typed).every((asked) => parts.some((part) => part.startsWith(asked)))
}

/** Those with news before the others, each by name. */
export function newsFirst(patients: readonly CaseloadPatient[]): CaseloadPatient[] {
  const rank = ({ newDocuments }: CaseloadPatient) => (newDocuments > 0 ? 0 : 1)
  return [...patients].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "fr"))
}
