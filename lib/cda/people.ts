import { writtenName } from "@/lib/identity/rules"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"

const TITLES: Record<string, string> = { DR: "Dr", PR: "Pr", M: "M.", MME: "Mme", MLLE: "Mme" }

/** The name of a person, as it is worn: the used family name before the birth name (qualifiers CL, SP, BR of HL7 France). */
export function nameOf(person: XmlElement | null): string | null {
  const name = nameInUse(allAt(person, "name"))
  if (!name) return null
  const { before, after } = titlesOf(name)
  const parts = [before, partOf(name, "given"), partOf(name, "family"), ...after].filter(Boolean)
  return parts.length > 0 ? parts.join(" ") : textOf(name)
}

/** Of several names the one in use: not a former one, not a pseudonym, and not one that only tells the name at birth. */
function nameInUse(names: XmlElement[]): XmlElement | undefined {
  const rank = (name: XmlElement) => {
    const families = allAt(name, "family")
    const isAtBirth = families.length > 0 && families.every((part) => qualifiersOf(part).includes("BR"))
    const uses = (attribute(name, "use") ?? "").split(/\s+/)
    const isFormer = uses.includes("OLD") || attribute(at(name, "validTime/high"), "value") !== null
    const isOther = uses.some((use) => ["P", "A", "I", "R", "ASGN"].includes(use))
    return (isFormer ? 4 : 0) + (isOther ? 2 : 0) + (isAtBirth ? 1 : 0)
  }
  return names.toSorted((one, other) => rank(one) - rank(other))[0]
}

/** The birth name, where it is told. */
export function birthNameOf(person: XmlElement | null): string | null {
  const family = allAt(person, "name/family").find((part) => qualifiersOf(part).includes("BR"))
  const text = textOf(family ?? null)
  return text && writtenName(text)
}

/** A doctor's title stands in the suffix in France and comes first; any other suffix comes last, as it does elsewhere. */
function titlesOf(name: XmlElement): { before: string | null; after: string[] } {
  const suffixes = allAt(name, "suffix").flatMap((suffix) => textOf(suffix) ?? [])
  const title = suffixes.find((suffix) => titleWord(suffix) !== undefined)
  const prefix = textOf(at(name, "prefix"))
  const before = title ? titleWord(title) : prefix && (titleWord(prefix) ?? prefix)
  return { before: before ?? null, after: suffixes.filter((suffix) => suffix !== title) }
}

const titleWord = (text: string): string | undefined => TITLES[text.replace(/\.$/, "").toUpperCase()]

const qualifiersOf = (part: XmlElement): string[] => (attribute(part, "qualifier") ?? "").split(/\s+/).filter(Boolean)

/** The parts worn, all of them: those said to be used, else those without a qualifier, else those of birth. */
function partOf(name: XmlElement, kind: "given" | "family"): string | null {
  const parts = allAt(name, kind)
  const having = (...qualifiers: string[]) => parts.filter((part) => qualifiersOf(part).some((one) => qualifiers.includes(one)))
  const plain = parts.filter((part) => qualifiersOf(part).length === 0)
  // Where the first given name at birth is told apart, the parts without a qualifier are the whole list.
  const orders = kind === "given" ? [having("CL", "SP"), having("BR"), plain, parts] : [having("CL", "SP"), plain, parts]
  const worn = orders.find((found) => found.length > 0) ?? []
  const text = worn.flatMap((part) => textOf(part) ?? []).join(" ")
  return text ? writtenName(text) : null
}

/** Who wrote: the person or the device, what she does, and where. */
export function authorOf(author: XmlElement): string | null {
  return entityOf(at(author, "assignedAuthor"), at(author, "functionCode"))
}

/** Somebody with a role, as an author or a signatory: name, profession, organisation. */
export function entityOf(entity: XmlElement | null, role: XmlElement | null = null): string | null {
  const device = at(entity, "assignedAuthoringDevice")
  const who =
    nameOf(at(entity, "assignedPerson")) ?? textOf(at(device, "softwareName")) ?? textOf(at(device, "manufacturerModelName"))
  const profession = attribute(at(entity, "code"), "displayName") ?? attribute(role, "displayName")
  const parts = [who, profession, textOf(at(entity, "representedOrganization/name"))].filter(Boolean)
  return parts.length > 0 ? parts.join(", ") : null
}
