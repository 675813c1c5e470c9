import "server-only"
import type { Area, ErrorCode } from "@/lib/words/areas"
import { isErrorCode, sentencesOfAreas } from "@/lib/words/error-codes"
import { language, words } from "./words"

/** The sentence of a refusal, in the language of this request. */
export type Sentences = (code: ErrorCode) => string

/** Finds the sentence of `area.code` under `errors` in the area's own words. */
export async function refusalSentences(): Promise<Sentences> {
  const t = await words()
  return (code) => t(code.replace(".", ".errors."))
}

/** The code that a schema gave a fault; a fault to which none was given, of something that no person types, has the general one. */
export const codeOf = (message: string): ErrorCode => (isErrorCode(message) ? message : "refusals.invalid")

/** The sentences of some areas' refusals by their code, for a form that checks itself in the browser. */
export async function sentencesOf(...areas: Area[]): Promise<Record<string, string>> {
  return sentencesOfAreas(await language(), [...areas, "refusals"])
}
