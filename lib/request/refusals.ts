import "server-only"
import { readCatalogue } from "./catalogue"
import { language, words } from "./words"

/** A sentence for the code of a refusal or of a field's error. */
export type Sentences = (code: string) => string

/**
 * Looks a code up: as a whole path (`account.errors.contact_code`), in the general refusals, then in the `errors` of the
 * area that says it. A code that nobody has words for gives the general sentence, never the code.
 */
export async function refusalSentences(): Promise<Sentences> {
  const t = await words()
  const areas = Object.keys(readCatalogue(await language()))
  return (code) => {
    const paths = [code, `refusals.${code}`, ...areas.map((area) => `${area}.errors.${code}`)]
    const path = /^[\w.-]+$/.test(code)
      ? paths.find((candidate) => t.has(candidate) && typeof t.raw(candidate) === "string")
      : undefined
    return t(path ?? "refusals.invalid")
  }
}
