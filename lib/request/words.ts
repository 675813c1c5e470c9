import "server-only"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { Language } from "@/drizzle/vocabulary"
import { languageFrom } from "./language"

/** The words of one part of the portal in the language of this request: `const t = await words("documents")`. */
export async function words(namespace: string) {
  return getTranslations(namespace)
}

/** Dates, numbers and lists written out in the language of this request, at Paris time. */
export async function formats() {
  return getFormatter()
}

/** The language of this request. */
export async function language(): Promise<Language> {
  return languageFrom(await getLocale())
}
