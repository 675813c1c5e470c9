import { allAt, at, attribute, listNamed, textOf, type XmlElement } from "@/lib/narrative/element"
import type { GivenCode } from "../../fhir/proposed/schema"
import { wordsOf } from "../codes"

/** The systems that have an address in FHIR; any other keeps its OID. */
const SYSTEMS: Record<string, string> = {
  "2.16.840.1.113883.6.96": "http://snomed.info/sct",
  "2.16.840.1.113883.6.1": "http://loinc.org",
  "2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
  "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
}

/** A coded value as it was given: the first that says whose it is, a translation where the code itself has none. */
export function codeOf(element: XmlElement | null): GivenCode | null {
  for (const coded of element ? [element, ...allAt(element, "translation")] : []) {
    const [oid, code] = [attribute(coded, "codeSystem"), attribute(coded, "code")]
    if (oid && code) return { system: SYSTEMS[oid] ?? `urn:oid:${oid}`, code }
  }
  return null
}

/** What a coded value is called: its words, else those of the text of its section that it points to. */
export const calledIn = (section: XmlElement, coded: XmlElement | null): string | null =>
  wordsOf(coded) ?? pointedTo(section, at(coded, "originalText"))

/** The words of the text of a section that a reference calls by its ID. */
export function pointedTo(section: XmlElement, holder: XmlElement | null): string | null {
  const id = attribute(at(holder, "reference"), "value")?.replace(/^#/, "")
  const text = at(section, "text")
  return id && text ? textOf(withId(text, id)) : null
}

function withId(root: XmlElement, id: string): XmlElement | null {
  const names = ["content", "td", "tr", "item", "paragraph", "list", "table"]
  const all = names.flatMap((name) => listNamed(root, name))
  return all.find((element) => attribute(element, "ID") === id) ?? null
}
