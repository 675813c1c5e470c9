import type { Language } from "@/drizzle/vocabulary"
import type { InList } from "@/lib/access/contested"
import { wordsIn } from "@/lib/words/translator"

/** On paper and on the card: that a request about the line waits, or was accepted; null where neither is so. */
export const writeContested = (inList: InList | null | undefined, language: Language): string | null =>
  inList ? wordsIn(language, "rectifications")(`inList.${inList}`).toLowerCase() : null
