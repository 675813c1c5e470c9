import type { Sensitivity } from "@/drizzle/vocabulary"

/** How many points are watched at once, and how many members close one together (choix de Relais). */
export const MOST_POINTS = 5
const MEMBERS_TO_CLOSE = 2

/** So many stand on one page; a link leads to the older ones. */
export const NOTES_ON_A_PAGE = 50

/** Somebody who wrote or read, as the one who looks is told. */
export type Person = { name: string; isYou: boolean }

/** What was signed: the words, by whom and when. */
type Signed = { id: string; body: string; author: Person; writtenAt: Date }

/** One note with the corrections that stand at it, and who of the circle has read it. */
export type Note = Signed & {
  version: number
  corrections: Signed[]
  readBy: Person[]
  /** Of a point to watch: whether it still stands on top, and who finds that it need not. */
  point: { isOpen: boolean; closedBy: Person[] } | null
  /** What only who decides for the patient is told. */
  forPatient: { sensitivity: Sensitivity } | null
  may: { correct: boolean; close: boolean }
}

export type Closing = { accountId: string; name: string; decides: boolean }

/** A point is over when who decides for the patient says so, or two members do. */
export const isClosed = (closings: readonly Closing[]): boolean =>
  closings.some(({ decides }) => decides) || closings.length >= MEMBERS_TO_CLOSE

/** What is to be watched, the oldest first, then every other note, the last first. */
export function onTop(lines: readonly Note[]): { points: Note[]; others: Note[] } {
  const isPoint = ({ point }: Note) => point?.isOpen === true
  return { points: lines.filter(isPoint).toReversed(), others: lines.filter((line) => !isPoint(line)) }
}
