import { LANGUAGES, type Language } from "@/drizzle/vocabulary"

/** The language is a cookie and a setting, never a path; the browser may read it, so that an error page can speak it. */
export const LANGUAGE_COOKIE = "relais.language"

/** The language a cookie or a form names; anything unknown is French. */
export function languageFrom(word: unknown): Language {
  return LANGUAGES.find((language) => language === word) ?? "fr"
}
