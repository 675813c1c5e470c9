import { doses, joined, maxima, sayConcept } from "./doses"
import { decimalAt, type Node, nodeAt, nodesAt, textAt } from "./node"
import { sayTiming } from "./timing"
import type { FhirWords } from "./words"

/** Dosages in the order in which they are taken: those of one number together, then those of the next. */
export function sayDosages(dosages: Node[], words: FhirWords): string | null {
  const isEach = isGivenIn("route", dosages, words) || isGivenIn("site", dosages, words)
  return inSequence(dosages, (dosage) => joined([sayDosage(dosage, words), ...(isEach ? sayWay(dosage, words) : [])]), words)
}

function inSequence(dosages: Node[], say: (dosage: Node) => string | null, words: FhirWords): string | null {
  const inOrder = dosages.toSorted((one, other) => sequenceOf(one) - sequenceOf(other))
  let said: string | null = null
  let before = Number.NaN
  for (const dosage of inOrder) {
    const next = say(dosage)
    if (!next) continue
    const isLater = sequenceOf(dosage) > before
    if (said === null) said = next
    else if (isLater) said = words.say("more_than_one", { first: said, second: words.say("then", { next }) })
    else said = words.say("more_than_one", { first: said, second: next })
    before = sequenceOf(dosage)
  }
  return said
}

/** Whether several dosages differ in this, so that a line of its own could not say which is which. */
function isGivenIn(key: "route" | "site", dosages: Node[], words: FhirWords): boolean {
  return new Set(dosages.map((dosage) => sayConcept(dosage, key, words))).size > 1
}

/** By which way and where on the body. */
function sayWay(dosage: Node, words: FhirWords): (string | null)[] {
  const [route, site] = [sayConcept(dosage, "route", words), sayConcept(dosage, "site", words)]
  return [route && words.say("by_route", { route }), site && words.say("on_site", { site })]
}

const sequenceOf = (dosage: Node): number => decimalAt(dosage, "sequence")?.value ?? 0

/** A dosage as its author wrote it, with whatever its coded part says beside; without a text, the coded part alone. */
export function sayDosage(dosage: Node, words: FhirWords): string | null {
  const written = textAt(dosage, "text")
  const asides = [
    sayAsNeeded(dosage, words),
    ...nodesAt(dosage, "additionalInstruction").map((concept) => words.concept(concept)),
    textAt(dosage, "patientInstruction"),
  ]
  if (!written) return joined([...codedParts(dosage, words), ...asides])
  const others = asides.filter((aside) => aside && !holds(written, aside))
  return joined([written, ...others])
}

/** Whether a text holds these words, whole: "11 gouttes" does not say "1 goutte". */
function holds(text: string, words: string): boolean {
  const [whole, part] = [text.toLowerCase(), words.toLowerCase()]
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const [before, after] = [whole.slice(0, at), whole.slice(at + part.length)]
    if (!/(?:[\p{L}\p{N}]|\d[.,])$/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,]\d)/u.test(after)) return true
  }
  return false
}

/** The coded part of dosages that have a text: the text may say it otherwise, or leave it out. */
export function sayCodedDosages(dosages: Node[], words: FhirWords): string | null {
  const written = dosages.filter((dosage) => textAt(dosage, "text"))
  return inSequence(written, (dosage) => joined(codedParts(dosage, words)), words)
}

function codedParts(dosage: Node, words: FhirWords): (string | null)[] {
  const timing = nodeAt(dosage, "timing")
  const method = nodeAt(dosage, "method")
  const how = method && words.concept(method)
  return [
    ...doses(dosage, words),
    timing && sayTiming(timing, words),
    how ? words.say("method", { method: how }) : null,
    ...maxima(dosage, words),
  ]
}

function sayAsNeeded(dosage: Node, words: FhirWords): string | null {
  const reason = nodeAt(dosage, "asNeededCodeableConcept")
  const said = reason && words.concept(reason)
  if (said) return words.say("as_needed_for", { reason: said })
  return dosage.asNeededBoolean === true || reason ? words.say("as_needed") : null
}
