import type { Language } from "@/drizzle/vocabulary"
import type { Catalogue } from "@/lib/words/areas"
import { wordsIn } from "@/lib/words/translator"

/** A sentence of `cda.json` about what a document says. */
export function say(
  locale: Language,
  sentence: keyof Catalogue["cda"]["sentences"],
  values: Record<string, string | number> = {},
): string {
  return wordsIn(locale, "cda")(`sentences.${sentence}`, values)
}
