import type { Person } from "@/lib/notes/rules"
import type { Formats } from "@/lib/words/formats"

type Say = (key: string, values?: Record<string, string | number>) => string
export type Saying = { t: Say; f: Formats }

/** On which day and at what hour it was signed. */
export function sayWhen({ writtenAt }: { writtenAt: Date }, { t, f }: Saying): string {
  const [date, hour] = [f.dateTime(writtenAt, { dateStyle: "long" }), f.dateTime(writtenAt, { timeStyle: "short" })]
  return t("by.when", { date, hour })
}

/** Whose correction it is, and of which day. */
export function sayCorrection({ author, writtenAt }: { author: Person; writtenAt: Date }, { t, f }: Saying): string {
  const date = f.dateTime(writtenAt, { dateStyle: "long" })
  return author.isYou ? t("correction.titleYou", { date }) : t("correction.title", { name: author.name, date })
}

/** Some people of the circle in one line, oneself as "vous". */
export const sayPeople = (people: readonly Person[], { t, f }: Saying): string =>
  f.list(people.map(({ name, isYou }) => (isYou ? t("read.you") : name)))

/** Who has read it. */
export function sayReaders(readBy: readonly Person[], saying: Saying): string {
  return readBy.length === 0 ? saying.t("read.none") : saying.t("read.some", { names: sayPeople(readBy, saying) })
}
