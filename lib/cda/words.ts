import type { Language } from "@/drizzle/vocabulary"
import english from "@/messages/en/cda.json" with { type: "json" }
import french from "@/messages/fr/cda.json" with { type: "json" }

type Words = typeof french
const words: Record<Language, Words> = { fr: french, en: english }

/** A sentence of `cda.json` about what a document says. */
export function say(locale: Language, sentence: keyof Words["sentences"]): string {
  return words[locale].sentences[sentence]
}
