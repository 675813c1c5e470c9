import type { IncomingMessage } from "node:http"

export const LANGUAGES = ["fr", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** The cookie by which a browser asks for a language (`lib/request/language.ts`). */
export const languageCookie = (language: Language) => `relais.language=${language}`

/** The language that the person of this request reads. */
export function languageOf({ headers }: Pick<IncomingMessage, "headers">): Language {
  return /(?:^|;\s*)relais\.language=en\b/.test(headers.cookie ?? "") ? "en" : "fr"
}
