import "server-only"
import { cookies } from "next/headers"
import { cache, use } from "react"
import type { Language } from "@/drizzle/vocabulary"
import { type Formats, formatsIn } from "@/lib/words/formats"
import { type Translator, wordsIn } from "@/lib/words/translator"
import { LANGUAGE_COOKIE, languageFrom } from "./language"

/** The words of one part of the portal, or of all, in the language of this request: `const t = await words("documents")`. */
export async function words(namespace?: string): Promise<Translator> {
  return wordsIn(await language(), namespace)
}

/** Dates, numbers and lists written out in the language of this request, at Paris time. */
export async function formats(): Promise<Formats> {
  return formatsIn(await language())
}

/** The language of this request. */
export const language = cache(async (): Promise<Language> => languageFrom((await cookies()).get(LANGUAGE_COOKIE)?.value))

/**
 * The same words for a component that does not wait for anything else: React draws it where it stands, while it sets an
 * `async` one aside, sends it by itself and puts it together again.
 */
export function useWords(namespace: string): Translator {
  return wordsIn(use(language()), namespace)
}

/** The language of this request, for a component that does not wait for anything else. */
export function useLanguage(): Language {
  return use(language())
}

/** The same formats for a component that does not wait for anything else. */
export function useFormats(): Formats {
  return formatsIn(use(language()))
}
