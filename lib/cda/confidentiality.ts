import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, listNamed, type XmlElement } from "@/lib/narrative/element"
import { CDA_CONFIDENTIALITIES, type CdaConfidentiality } from "./schema"
import { say } from "./words"

const CONFIDENTIALITY = "2.16.840.1.113883.5.25"

/** How confidential the author says that a document or a part of it is; null where there is no mark that we know. */
export const confidentialityOf = (part: XmlElement): CdaConfidentiality | null => markOf(at(part, "confidentialityCode"))

/** That a part is to be shown to few people: its mark; null where it is as the others. */
export const restrictionOf = (part: XmlElement): "R" | "V" | null => strictest([confidentialityOf(part)])

/** The same of a section and of some of its entries, in sentences; nothing where all is as the rest of the document. */
export function restrictionsOf(section: XmlElement, locale: Language): string[] {
  const codes = allAt(section, "entry").flatMap((entry) => listNamed(entry, "confidentialityCode"))
  const [whole, some] = [restrictionOf(section), strictest(codes.map(markOf))]
  const isStricter = some !== null && (whole === null || (whole === "R" && some === "V"))
  return [...(whole ? [say(locale, `section_${whole}`)] : []), ...(isStricter ? [say(locale, `some_${some}`)] : [])]
}

function markOf(code: XmlElement | null): CdaConfidentiality | null {
  const system = attribute(code, "codeSystem") ?? CONFIDENTIALITY
  return system === CONFIDENTIALITY ? (CDA_CONFIDENTIALITIES.find((known) => known === attribute(code, "code")) ?? null) : null
}

const strictest = (marks: (CdaConfidentiality | null)[]): "R" | "V" | null =>
  (["V", "R"] as const).find((mark) => marks.includes(mark)) ?? null
