import { entryName } from "@/lib/fhir/proposed/document"
import type { LeftOut, Proposal, Proposals } from "@/lib/fhir/proposed/schema"
import { allAt, at, attribute, type XmlElement } from "@/lib/narrative/element"
import { openCda } from "../document"
import { authorOf } from "../people"
import { warningsOf } from "../states"
import { subjectsOf } from "../subjects"
import { say } from "../words"
import { dayAt } from "./days"
import { readDose, readTaking } from "./doses"
import { isLine, readHabit, readLine, readRelative } from "./lines"
import { type Statement, statementsOf } from "./statements"
import { readBooked } from "./visits"

/** What the coded entries of a clinical document say of its patient that the record has a place for; throws CdaDocumentError when it is none. */
export async function readCdaProposals(bytes: Uint8Array, now: Date): Promise<Proposals> {
  const root = await openCda(bytes)
  const authors = allAt(root, "author").flatMap((author) => authorOf(author) ?? [])
  return {
    writtenBy: [...new Set(authors)].join(", ") || null,
    writtenOn: dayAt(at(root, "effectiveTime")),
    ...(isSo(root) ? sorted(sectionsOf(at(root, "component/structuredBody")), now) : { proposals: [], left: [] }),
  }
}

/** A document that its author took back, or that is about several people at once, proposes nothing. */
function isSo(root: XmlElement): boolean {
  const gone = [say("fr", "given_up"), say("fr", "in_error"), say("fr", "outdated")]
  const isStanding = !warningsOf(root, "fr").some((warning) => gone.includes(warning))
  return isStanding && allAt(root, "recordTarget").length === 1
}

/** A section, and whether it or one around it says that it is about somebody else. */
type Part = { section: XmlElement; isOther: boolean }

const sectionsOf = (parent: XmlElement | null, isInside = false): Part[] =>
  allAt(parent, "component/section").flatMap((section) => {
    const isOther = isInside || (at(section, "subject") !== null && subjectsOf(section, "fr").about !== null)
    return [{ section, isOther }, ...sectionsOf(section, isOther)]
  })

function sorted(parts: Part[], now: Date): Pick<Proposals, "proposals" | "left"> {
  const proposals: Proposal[] = []
  const left: LeftOut[] = []
  const names = new Set<string>()
  for (const [place, part] of parts.entries())
    for (const statement of statementsOf(part.section)) {
      const entry = entryName(names.has(statement.name) ? `${place}/${names.size}/${statement.name}` : statement.name)
      names.add(statement.name)
      const read = readStatement(statement, part, now)
      if (typeof read === "string") left.push({ entry, why: read })
      else proposals.push({ ...read, entry })
    }
  return { proposals, left }
}

const [VACCINATIONS, FAMILY, HABITS, SIGNS] = ["11369-6", "10157-6", "29762-2", "8716-3"]

function readStatement(statement: Statement, { section, isOther }: Part, now: Date) {
  const code = attribute(at(section, "code"), "code") ?? ""
  const here = { section, now }
  const kind = statement.element.name
  if (code === FAMILY && kind === "observation") return readRelative(statement, here)
  // A section about somebody else is about the family at most.
  if (isOther) return "not_so"
  if (kind === "encounter") return readBooked(statement, section)
  if (isLine(code, statement)) return readLine(code, statement, here)
  if (code === VACCINATIONS && kind === "substanceAdministration") return readDose(statement, here)
  if (code === HABITS && kind === "observation") return readHabit(statement, here)
  return code === SIGNS && kind === "observation" ? readTaking(statement) : "no_place"
}
