import { createTranslator, type Messages } from "use-intl/core"
import type { Language } from "@/drizzle/vocabulary"
import { readCatalogue } from "./catalogue"
import { TAGS } from "./formats"

/** The words of one part of the portal in one language: `t("title")`, with plurals and genders as the sentence asks for them. */
export type Translator = ReturnType<typeof make>

const translators = new Map<string, Translator>()

/**
 * The one translator of pages, mails, letters, consents and documents: the words of an area, or of all of them. Kept as
 * long as the process: it is the same for everybody, and slow to make.
 */
export function wordsIn(language: Language, namespace?: string): Translator {
  const name = `${language} ${namespace ?? ""}`
  const known = translators.get(name)
  if (known) return known
  const made = make(language, namespace)
  translators.set(name, made)
  return made
}

function make(language: Language, namespace?: string) {
  const messages: Messages = readCatalogue(language)
  return createTranslator({ locale: TAGS[language], timeZone: "Europe/Paris", namespace, messages, onError })
}

/** A word that is missing stops a test; a person still gets the rest of the page, and the log says which word it was. */
function onError(error: Error): void {
  if (process.env.NODE_ENV === "test") throw error
  console.error(JSON.stringify({ event: "words.missing", said: error.message }))
}
