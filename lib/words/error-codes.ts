import type { ErrorCode } from "./areas"
import { readCatalogue } from "./catalogue"

/** Every code of a refusal that has its sentence, as `area.code`. */
export function listErrorCodes(): ErrorCode[] {
  const areas: [string, object][] = Object.entries(readCatalogue("fr"))
  return areas.flatMap(([area, words]) => {
    const errors = "errors" in words ? words.errors : undefined
    return typeof errors === "object" && errors ? Object.keys(errors).map((code) => `${area}.${code}` as ErrorCode) : []
  })
}

const known = new Set<string>()

/** Whether a word is the code of a refusal rather than a sentence of its own. */
export function isErrorCode(word: string): word is ErrorCode {
  if (known.size === 0) for (const code of listErrorCodes()) known.add(code)
  return known.has(word)
}
