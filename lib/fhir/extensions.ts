import { asText, choiceKey, type Node, nodesAt } from "./node"
import type { Reading } from "./reading"
import { elementLabel } from "./rest"
import type { FhirLine } from "./schema"
import { sayValue } from "./values"

/**
 * What an author added beside the elements of FHIR (R4 §2.4.0, extensions). It never changes the sense of the rest, so that it stands
 * among the details: in words under its name where we know it, else under that it was added, else that it cannot be shown here.
 */
export function extensionsOf(
  resource: Node,
  partsApart: readonly string[],
  reading: Reading,
): { first: FhirLine[]; more: FhirLine[] } {
  const found = new Found(reading)
  found.walk(resource, "", null, new Set(partsApart), resource)
  return { first: found.first, more: found.more }
}

const HL7 = /^https?:\/\/hl7\.org\/fhir\/StructureDefinition\/([\w-]+)$/i
const FRENCH =
  /^https?:\/\/(?:hl7\.fr|interop\.esante\.gouv\.fr|(?:www\.)?interopsante\.org)\/[\w/.-]*StructureDefinition\/(?:fr-core-|mesures-|mes-)?([\w-]+)$/i
/** An element of a later version of FHIR. */
const LATER = /^https?:\/\/hl7\.org\/fhir\/\d\.\d\/StructureDefinition\/extension-\w+\.(?:[\w.]+\.)?(\w+)$/

/** For programs alone, or what other elements of the page say: parts of a name or of an address, translations, how to draw a form. */
const SILENT = new RegExp(
  `^(${[
    ...["translation", "textLink", "narrativeLink", "rendering-.*", "rendered-value", "coding-.*", "identifier-.*"],
    ...["iso21090-(EN|ADXP|AD|TEL|SC|PQ|CO)-.*", "iso21090-codedString", "humanname-.*", "own-name", "partner-name"],
    ...["assembly-order", "(address-)?insee-code", "patient-contact-identifier", "patient-birthdate-update-indicator"],
    ...["structuredefinition-.*", "elementdefinition-.*", "valueset-.*", "codesystem-.*", "questionnaire-.*", "cqf-.*"],
    ...["artifact-.*", "operationoutcome-.*", "capabilitystatement-.*", "entryFormat", "maxSize", "mimeType", "minLength"],
    ...["regex", "ordinalValue", "itemWeight", "quantity-precision", "timezone", "tz-(code|offset)", "http-response-header"],
    ...["lastSourceSync", "request-doNotPerform"],
  ].join("|")})$`,
  "i",
)
/** How confidential it is, which the entry says at its name. */
const SECURITY_LABEL = /\/extension-inline-sec-label$/

/** What an entry is not read without: until when, how sure, how urgent. */
const FIRST = new Set(["allergyintolerance-abatement", "allergyintolerance-certainty", "flag-priority", "condition-ruledOut"])

const ABSENT = "data-absent-reason"
const NULL_FLAVOR = "iso21090-nullFlavor"
const FLAVORS: Record<string, string> = {
  ...{ NI: "unknown", UNK: "unknown", ASKU: "asked-unknown", NAV: "temp-unknown", NASK: "not-asked" },
  ...{ MSK: "masked", NA: "not-applicable", OTH: "unsupported" },
}

/** Values that only programs read. */
const FOR_PROGRAMS = /^value(Uri|Url|Canonical|Oid|Uuid|Id|Base64Binary|Identifier|Meta|Signature)$/

type Said = { texts: string[]; isWhole: boolean }

class Found {
  readonly first: FhirLine[] = []
  private readonly rest: FhirLine[] = []
  private isUnsaid = false

  constructor(private readonly reading: Reading) {}

  get more(): FhirLine[] {
    const { words } = this.reading
    return this.isUnsaid ? [...this.rest, { label: words.label("added"), value: words.say("added_unsaid") }] : this.rest
  }

  /** Every extension of a node and of its parts; `near` is the nearest element around that people have a word for. */
  walk(node: Node, prefix: string, near: string | null, apart: Set<string>, from: Node) {
    for (const extension of nodesAt(node, "extension")) this.take(extension, near, from)
    for (const [key, value] of Object.entries(node)) {
      const path = prefix + key.replace(/^_/, "")
      if (NOT_WITHIN.has(key) || apart.has(path) || isNarrative(key, value)) continue
      const label = elementLabel(key.replace(/^_/, ""), this.reading.words) ?? near
      for (const inner of nodesAt({ value }, "value")) this.walk(inner, `${path}.`, label, apart, from)
    }
  }

  private take(extension: Node, near: string | null, from: Node) {
    const { words } = this.reading
    const key = keyOf(asText(extension.url) ?? "")
    if (key === null) return
    if (key.name === ABSENT || key.name === NULL_FLAVOR) return this.takeAbsence(extension, near)
    const label = labelFor(key, this.reading)
    const { texts, isWhole } = this.say(extension, label !== null, from)
    if (!isWhole) this.isUnsaid = true
    const lines = FIRST.has(key.name) ? this.first : this.rest
    for (const value of texts) lines.push({ label: label ?? words.label("added"), value })
  }

  /** Why an element has no value: under the name of that element. */
  private takeAbsence(extension: Node, near: string | null) {
    const { words } = this.reading
    const code = asText(extension.valueCode) ?? ""
    const value = words.word("codes", FLAVORS[code] ?? code) ?? words.word("codes", "unknown")
    if (value) this.rest.push({ label: near ?? words.label("absent"), value })
  }

  private say(extension: Node, isCalled: boolean, from: Node): Said {
    const key = choiceKey(extension, "value")
    const own = key ? this.sayOne(key, extension[key], isCalled, from) : NOTHING
    const inner = nodesAt(extension, "extension").map((part) => this.sayPart(part, from))
    const all = [own, ...inner]
    const isEmpty = key === null && inner.length === 0
    return { texts: [...new Set(all.flatMap(({ texts }) => texts))], isWhole: !isEmpty && all.every(({ isWhole }) => isWhole) }
  }

  /** A part of an extension, under its name where that is one of an element. */
  private sayPart(part: Node, from: Node): Said {
    const label = elementLabel(asText(part.url) ?? "", this.reading.words)
    const { texts, isWhole } = this.say(part, label !== null, from)
    const isBare = ["valueBoolean", "valueInteger", "valueDecimal"].includes(choiceKey(part, "value") ?? "")
    if (!isBare || !label) return { texts, isWhole }
    return { texts: texts.map((value) => this.reading.words.say("pair", { label, value })), isWhole }
  }

  /** A yes, a no or a number says nothing where nobody knows of what. */
  private sayOne(key: string, value: unknown, isCalled: boolean, from: Node): Said {
    const { words } = this.reading
    // The file itself stands under its entry.
    if (key === "valueAttachment") return NOTHING
    if (FOR_PROGRAMS.test(key) || (typeof value !== "string" && typeof value !== "object" && !isCalled)) return UNSAID
    const said = key === "valueCode" ? words.word("codes", asText(value)) : sayValue(value, from, this.reading)
    return said === null || said === words.onlyACode ? UNSAID : { texts: [said], isWhole: true }
  }
}

const NOTHING: Said = { texts: [], isWhole: true }
const UNSAID: Said = { texts: [], isWhole: false }

/** What changes the sense is said as a warning; what is contained speaks for itself. */
const NOT_WITHIN = new Set(["extension", "modifierExtension", "contained"])
const isNarrative = (key: string, value: unknown) => key === "text" && nodesAt({ value }, "value").some((node) => "div" in node)

type Key = { name: string; element: string | null }

/** The name of an extension as its publisher gave it; null for what says nothing to a person. */
function keyOf(url: string): Key | null {
  const [, published] = HL7.exec(url) ?? FRENCH.exec(url) ?? []
  if ((published && SILENT.test(published)) || SECURITY_LABEL.test(url)) return null
  const [, element = null] = LATER.exec(url) ?? []
  return { name: published ?? "", element }
}

const labelFor = ({ name, element }: Key, { words }: Reading): string | null =>
  words.word("extensions", name) ?? (element ? elementLabel(element, words) : null)
