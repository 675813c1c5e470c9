import { writtenName } from "@/lib/identity/rules"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"

const TITLES: Record<string, string> = { DR: "Dr", PR: "Pr", M: "M.", MME: "Mme", MLLE: "Mme" }

/** The name of a person, as it is worn: the used family name before the birth name (qualifiers CL, SP, BR of HL7 France). */
export function nameOf(person: XmlElement | null): string | null {
  const [name] = allAt(person, "name")
  if (!name) return null
  const parts = [titleOf(name), partOf(name, "given"), partOf(name, "family")].filter(Boolean)
  return parts.length > 0 ? parts.join(" ") : textOf(name)
}

/** The birth name, where it is told. */
export function birthNameOf(person: XmlElement | null): string | null {
  const family = allAt(person, "name/family").find((part) => attribute(part, "qualifier") === "BR")
  const text = textOf(family ?? null)
  return text && writtenName(text)
}

/** A doctor's title stands in the suffix in France, a civility in the prefix. */
function titleOf(name: XmlElement): string | null {
  const title = textOf(at(name, "suffix")) ?? textOf(at(name, "prefix"))
  return title && (TITLES[title.replace(/\.$/, "").toUpperCase()] ?? title)
}

function partOf(name: XmlElement, kind: "given" | "family"): string | null {
  const parts = allAt(name, kind)
  const worn = (qualifiers: (string | null)[]) => parts.find((part) => qualifiers.includes(attribute(part, "qualifier")))
  const unqualified = kind === "given" ? worn(["BR"]) : undefined
  const text = textOf(
    worn(["CL", "SP"]) ?? unqualified ?? parts.find((part) => !attribute(part, "qualifier")) ?? parts[0] ?? null,
  )
  return text && writtenName(text)
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
