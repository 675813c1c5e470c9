import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"

/** What a code is called: its official word, else what its author wrote. */
export function wordsOf(code: XmlElement | null): string | null {
  if (!code) return null
  const translated = allAt(code, "translation").map((translation) => attribute(translation, "displayName"))
  return attribute(code, "displayName") ?? textOf(at(code, "originalText")) ?? translated.find((word) => word !== null) ?? null
}
