import { createTranslator, type Messages } from "use-intl/core"
import type { Language } from "@/drizzle/vocabulary"
import { readCatalogue } from "./catalogue"
import { TAGS } from "./formats"
import { nameIn } from "./names"

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

type Asked = Parameters<ReturnType<typeof createTranslator>>

function make(language: Language, namespace?: string) {
  const messages: Messages = readCatalogue(language)
  const translate = createTranslator({ locale: TAGS[language], timeZone: "Europe/Paris", namespace, messages, onError })
  if (language === "fr") return translate
  const said: typeof translate = Object.assign(
    (...[key, values, ...formats]: Asked) => translate(...([key, values && named(values), ...formats] as Asked)),
    { rich: translate.rich, markup: translate.markup, raw: translate.raw, has: translate.has },
  )
  return said
}

/** The names among the values of an English sentence, as English writes them; what somebody wrote as a title stays. */
function named<Values extends object>(values: Values): Values {
  const written = (key: string, value: unknown) => (typeof value === "string" && key !== "title" ? nameIn("en", value) : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, written(key, value)])) as Values
}

/** A word that is missing stops a test; a person still gets the rest of the page, and the log says which word it was. */
function onError(error: Error): void {
  if (process.env.NODE_ENV === "test") throw error
  console.error(JSON.stringify({ event: "words.missing", said: error.message }))
}
