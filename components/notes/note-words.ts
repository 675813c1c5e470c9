import type { Person } from "@/lib/notes/rules"
import type { Formats } from "@/lib/words/formats"

type Say = (key: string, values?: Record<string, string | number>) => string
export type Saying = { t: Say; f: Formats }

/** Who signed it, on which day and at what hour. */
export function sayAuthor({ author, writtenAt }: { author: Person; writtenAt: Date }, { t, f }: Saying): string {
  const when = { date: f.dateTime(writtenAt, { dateStyle: "long" }), hour: f.dateTime(writtenAt, { timeStyle: "short" }) }
  return author.isYou ? t("by.you", when) : t("by.other", { name: author.name, ...when })
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
