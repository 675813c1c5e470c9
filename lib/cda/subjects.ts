import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, elementsOf, listNamed, textOf, type XmlElement } from "@/lib/narrative/element"
import { wordsIn } from "@/lib/words/translator"
import { nameOf } from "./people"
import { say } from "./words"

/** RoleCode of HL7 version 3, for the patient herself (2.16.840.1.113883.5.111). */
const ONESELF = "ONESELF"

/** Whom a section is about when that is not the patient (`about`), or whom some of its entries are about (`aboutSome`). */
export function subjectsOf(section: XmlElement, locale: Language): { about: string | null; aboutSome: string | null } {
  const whole = othersIn(
    [at(section, "subject")].filter((subject) => subject !== null),
    locale,
  )
  const entries = allAt(section, "entry")
  const some = othersIn(entries.flatMap(subjectsWithin), locale).filter((who) => !whole.includes(who))
  const isAll = whole.length > 0 || entries.every((entry) => elementsOf(entry).some((one) => subjectOf(one, locale) !== null))
  const [about, aboutSome] = isAll ? [[...whole, ...some], []] : [whole, some]
  return { about: about.join(" · ") || null, aboutSome: aboutSome.join(" · ") || null }
}

/** Whom one clinical statement is about, when it says that this is not the patient. */
export function subjectOf(statement: XmlElement, locale: Language): string | null {
  const [other = null] = othersIn(allAt(statement, "subject"), locale)
  return other
}

const othersIn = (subjects: XmlElement[], locale: Language): string[] => [
  ...new Set(subjects.filter((subject) => codeOf(subject) !== ONESELF).map((subject) => relatedOf(subject, locale))),
]

/** The subjects of the statements in an entry; the person inside one of them bears the same name. */
function subjectsWithin(entry: XmlElement): XmlElement[] {
  return listNamed(entry, "subject", "subject")
}

const codeOf = (subject: XmlElement): string | null => attribute(at(subject, "relatedSubject/code"), "code")

/** Somebody else than the patient, in words: the kinship and the name, or that neither is told. */
function relatedOf(subject: XmlElement, locale: Language): string {
  const related = at(subject, "relatedSubject")
  const kinship =
    attribute(at(related, "code"), "displayName") ??
    textOf(at(related, "code/originalText")) ??
    sayKinship(codeOf(subject), locale)
  const parts = [kinship, nameOf(at(related, "subject"))].filter(Boolean)
  return parts.length > 0 ? parts.join(", ") : say(locale, "somebody_else")
}

/** A kinship by its code; that by nature (`NMTH`) is said like any (`MTH`). */
export function sayKinship(code: string | null, locale: Language): string | null {
  const words = wordsIn(locale, "cda")
  const known = [code, code?.replace(/^N/, "")].find((one) => one && /^[A-Z]+$/.test(one) && words.has(`relations.${one}`))
  return known ? words(`relations.${known}`) : null
}
