import type { Language } from "@/drizzle/vocabulary"
import type { Area, ErrorCode } from "./areas"
import { readCatalogue } from "./catalogue"

/** Every code of a refusal that has its sentence, as `area.code`. */
export function listErrorCodes(): ErrorCode[] {
  const areas = Object.keys(readCatalogue("fr")) as Area[]
  return Object.keys(sentencesOfAreas("fr", areas)) as ErrorCode[]
}

/** The sentences of the refusals of some areas, by their code. */
export function sentencesOfAreas(language: Language, areas: readonly Area[]): Record<string, string> {
  const catalogue: Record<Area, object> = readCatalogue(language)
  const sentences = areas.flatMap((area) => {
    const words: { errors?: Record<string, string> } = catalogue[area]
    return Object.entries(words.errors ?? {}).map(([code, sentence]) => [`${area}.${code}`, sentence])
  })
  return Object.fromEntries(sentences)
}

const known = new Set<string>()

/** Whether a word is the code of a refusal rather than a sentence of its own. */
export function isErrorCode(word: string): word is ErrorCode {
  if (known.size === 0) for (const code of listErrorCodes()) known.add(code)
  return known.has(word)
}
