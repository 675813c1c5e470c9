import type { Language } from "@/drizzle/vocabulary"
import { allAt, attribute, elementsOf, type XmlElement } from "@/lib/narrative/element"
import { say } from "./words"

/** What the state of the document says of it as a whole (ActStatus): a report of biology tells it with its act (IHE XD-LAB). */
const STATES = {
  new: "provisional",
  active: "provisional",
  held: "provisional",
  suspended: "provisional",
  aborted: "given_up",
  cancelled: "given_up",
  nullified: "in_error",
  obsolete: "outdated",
} as const

/** What is to be known of the whole before it is read, each sentence once. */
export function warningsOf(root: XmlElement, locale: Language): string[] {
  const told = [root, ...allAt(root, "documentationOf/serviceEvent")].flatMap(elementsOf).filter(isStatus)
  const words = told.flatMap((status) => Object.entries(STATES).filter(([code]) => code === attribute(status, "code")))
  return [...new Set(words.map(([, sentence]) => say(locale, sentence)))]
}

/** Both stand in namespaces of their own (`sdtc`, `lab`). */
const isStatus = ({ name }: XmlElement): boolean => /(^|\})statusCode$/.test(name)
