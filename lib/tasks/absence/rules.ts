/** For how long somebody hands over at most, the first and the last day among them (choix de Relais). */
export const MOST_DAYS_AWAY = 92

/** Somebody who is away or stands in, as the one who looks is told. */
type Person = { name: string; isYou: boolean }

/** Somebody's days away, and who was asked to take care of their tasks meanwhile. */
export type Absence = {
  id: string
  absent: Person
  standIn: Person
  fromOn: string
  untilOn: string
  state: "asked" | "accepted"
  /** Whether these days have begun. */
  isNow: boolean
  may: { answer: boolean; end: boolean }
}
