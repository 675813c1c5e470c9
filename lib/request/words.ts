import "server-only"
import { cookies } from "next/headers"
import { createFormatter, createTranslator, type Messages } from "next-intl"
import { cache, use } from "react"
import type { Language } from "@/drizzle/vocabulary"
import { readCatalogue } from "@/lib/words/catalogue"
import { LANGUAGE_COOKIE, languageFrom } from "./language"

/** The words of one part of the portal, or of all, in the language of this request: `const t = await words("documents")`. */
export async function words(namespace?: string) {
  return translator(await language(), namespace)
}

/** Dates, numbers and lists written out in the language of this request, at Paris time. */
export async function formats() {
  return formatter(await language())
}

/** The language of this request. */
export const language = cache(async (): Promise<Language> => languageFrom((await cookies()).get(LANGUAGE_COOKIE)?.value))

/**
 * The same words for a component that does not wait for anything else: React draws it where it stands, while it sets an
 * `async` one aside, sends it by itself and puts it together again.
 */
export function useWords(namespace: string) {
  return translator(use(language()), namespace)
}

/** The language of this request, for a component that does not wait for anything else. */
export function useLanguage(): Language {
  return use(language())
}

/** The same formats for a component that does not wait for anything else. */
export function useFormats() {
  return formatter(use(language()))
}

const PLACE = { timeZone: "Europe/Paris" }
const translators = new Map<string, ReturnType<typeof makeTranslator>>()
const formatters = new Map<Language, ReturnType<typeof makeFormatter>>()

// Kept as long as the process: what reads a message or a date in a language is the same for everybody, and slow to make.
const translator = (locale: Language, namespace?: string) =>
  kept(translators, `${locale} ${namespace ?? ""}`, () => makeTranslator(locale, namespace))
const formatter = (locale: Language) => kept(formatters, locale, () => makeFormatter(locale))

function makeTranslator(locale: Language, namespace?: string) {
  const messages: Messages = readCatalogue(locale)
  return createTranslator({ ...PLACE, locale, namespace, messages })
}

const makeFormatter = (locale: Language) => createFormatter({ ...PLACE, locale })

function kept<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key)
  if (known !== undefined) return known
  const made = make()
  values.set(key, made)
  return made
}
