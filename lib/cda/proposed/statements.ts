import { allAt, at, attribute, elementsOf, type XmlElement } from "@/lib/narrative/element"
import { subjectOf } from "../subjects"

/** One clinical statement, with the concerns and groups that hold it, and who it says that it is about (`subject`), if not the patient. */
export type Statement = { element: XmlElement; around: XmlElement[]; subject: XmlElement | null; name: string }

const LEAVES = ["observation", "substanceAdministration", "procedure", "supply", "encounter"]
const HOLDERS: Record<string, string> = { act: "entryRelationship", organizer: "component" }
/** A page of a summary has a dozen; a list of a life may have thousands. */
const MOST = 5_000

/** The statements of a section, those in concerns and groups one by one: what hangs on a statement is a part of it. */
export function statementsOf(section: XmlElement): Statement[] {
  const found: Statement[] = []
  const open = allAt(section, "entry").flatMap((entry, place) => within(entry, { around: [], subject: null, name: `${place}` }))
  for (let next = open.shift(); next && found.length < MOST; next = open.shift()) {
    const inner = innerOf(next)
    if (inner.length > 0) open.unshift(...inner)
    else found.push({ ...next, name: nameOf(next) })
  }
  return found
}

function within(holder: XmlElement, { name, ...from }: Omit<Statement, "element">): Statement[] {
  const statements = elementsOf(holder).filter((one) => LEAVES.includes(one.name) || one.name in HOLDERS)
  return statements.map((element, place) => {
    const own = subjectOf(element, "fr") === null ? null : at(element, "subject")
    return { ...from, element, subject: own ?? from.subject, name: `${name}.${place}` }
  })
}

/** What a concern is about (`SUBJ`), and the members of a group. */
function innerOf({ element, around, subject, name }: Statement): Statement[] {
  const holders = allAt(element, HOLDERS[element.name] ?? "-")
  return holders
    .filter((holder) => element.name === "organizer" || attribute(holder, "typeCode") === "SUBJ")
    .flatMap((holder, place) => within(holder, { around: [...around, element], subject, name: `${name}.${place}` }))
}

/** As its author calls it, else by its place. */
function nameOf({ element, name }: Statement): string {
  const id = at(element, "id")
  const parts = [attribute(id, "root"), attribute(id, "extension")].filter(Boolean)
  return parts.length > 0 ? parts.join("|") : name
}
