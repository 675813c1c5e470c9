import type { Language } from "@/drizzle/vocabulary"
import { plainWords } from "@/lib/platform/plain-text"
import type { Catalogue } from "@/lib/words/areas"
import { readCatalogue } from "@/lib/words/catalogue"
import { wordsIn } from "@/lib/words/translator"
import { asText, type Node, nodesAt, textAt } from "./node"

type Words = Catalogue["fhir"]

type Table =
  | "sections"
  | "types"
  | "codes"
  | "terms"
  | "interpretation"
  | "route"
  | "empty"
  | "when"
  | "timing"
  | "every"
  | "per"
  | "units"
  | "elements"
  | "extensions"
export type Sentence = keyof Words["sentences"]
export type Label = keyof Words["labels"]

/** The words of `fhir.json` in one language. */
export class FhirWords {
  constructor(readonly locale: Language) {}

  /** The word of a closed table for a code, or null. */
  word(table: Table, code: string | null | undefined): string | null {
    const entries: Record<string, string> = readCatalogue(this.locale).fhir[table]
    return code && Object.hasOwn(entries, code) ? (entries[code] ?? null) : null
  }

  label(label: Label): string {
    return readCatalogue(this.locale).fhir.labels[label]
  }

  /** What stands for a code without words. */
  get onlyACode(): string {
    return readCatalogue(this.locale).fhir.sentences.only_a_code
  }

  /** A sentence with its `{name}` places filled. */
  say(sentence: Sentence, values: Record<string, string> = {}): string {
    return wordsIn(this.locale, "fhir")(`sentences.${sentence}`, values)
  }

  /**
   * A coded value in words: our word for a well-known code, with what its author wrote beside it; else what its author wrote,
   * else the official display; never the code. Where there is nothing but a code, that is said.
   */
  concept(concept: Node): string | null {
    const codings = nodesAt(concept, "coding")
    const ours = first(codings, (coding) => this.known(coding)) ?? first(codings, (coding) => this.translated(coding))
    if (ours) return this.withText(ours, concept)
    return (
      readable(textAt(concept, "text")) ?? first(codings, (coding) => readable(textAt(coding, "display"))) ?? this.unsaid(codings)
    )
  }

  /** Our words for a concept, with what its author wrote beside where that says another thing. */
  withText(ours: string, concept: Node): string {
    const written = readable(textAt(concept, "text"))
    if (!written || !isOfItsOwn(written, ours, nodesAt(concept, "coding"))) return ours
    // Some of our words are a sentence.
    return ours.endsWith(".") ? `${ours.slice(0, -1)} (${written}).` : `${ours} (${written})`
  }

  /** A single coding in words, or null. */
  coding(coding: Node): string | null {
    return this.coded(coding) ?? readable(textAt(coding, "display")) ?? this.unsaid([coding])
  }

  /** Our word for a code, or the official one in this language; null when there is none. */
  coded(coding: Node): string | null {
    return this.known(coding) ?? this.translated(coding)
  }

  private unsaid(codings: Node[]): string | null {
    return codings.some((coding) => textAt(coding, "code") !== null) ? this.onlyACode : null
  }

  private known(coding: Node): string | null {
    const code = textAt(coding, "code")
    const table = tableOf(textAt(coding, "system") ?? "")
    return table ? this.word(table, code) : null
  }

  /** The display in this language, from the standard translation extension. */
  private translated(coding: Node): string | null {
    for (const translation of nodesAt(coding, "_display.extension")) {
      const parts = nodesAt(translation, "extension")
      const language = textAt(parts.find((part) => part.url === "lang") ?? null, "valueCode")
      if (!language?.startsWith(this.locale)) continue
      const content = parts.find((part) => part.url === "content")
      return textAt(content ?? null, "valueString")
    }
    return null
  }
}

function tableOf(system: string): Table | null {
  if (system.endsWith("v3-ObservationInterpretation")) return "interpretation"
  if (system.endsWith("v3-RouteOfAdministration")) return "route"
  if (system.endsWith("list-empty-reason")) return "empty"
  if (["http://loinc.org", "http://snomed.info/sct", "http://standardterms.edqm.eu"].includes(system)) return "terms"
  return /^https?:\/\/(terminology\.)?hl7\.org\//.test(system) ? "codes" : null
}

const first = (codings: Node[], wordOf: (coding: Node) => string | null): string | null => {
  for (const coding of codings) {
    const word = wordOf(coding)
    if (word) return word
  }
  return null
}

/** Whether the author's words say another thing than our words and the official ones. */
function isOfItsOwn(written: string, ours: string, codings: Node[]): boolean {
  if (written === ours || codings.some((coding) => textAt(coding, "display") === written)) return false
  const plain = (text: string | null) => plainWords(text ?? "").join(" ")
  const own = plain(written)
  const official = codings.flatMap((coding) => [readable(textAt(coding, "display")), textAt(coding, "code")].map(plain))
  return own !== "" && !`${plain(ours)} `.startsWith(`${own} `) && !official.includes(own)
}

const KIND_OF_THING =
  /,? ?(?:device )?\((?:finding|disorder|substance|situation|procedure|medicinal product|physical object|product|observable entity|qualifier value)\)$/

/** Without SNOMED's kind of thing in brackets: "Product containing lisinopril (medicinal product)" is said "lisinopril". */
const readable = (text: string | null): string | null =>
  asText(text?.replace(KIND_OF_THING, "").replace(/^Product containing (?:only )?/, ""))
