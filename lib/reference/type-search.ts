import { type DocumentType, documentTypes, searchWords } from "@/drizzle/reference/catalogue"
import { plainWords } from "@/lib/platform/plain-text"

const UNIMPORTANT = new Set("le la les un une des de du d l mon ma mes pour par the a an of my for".split(" "))

/** The words that say something, so that "Prise de sang" and "PRISE DE SANG" are the same words. */
const wordsOf = (text: string): string[] => plainWords(text).filter((word) => !UNIMPORTANT.has(word))

type Indexed = { code: string; phrases: { words: string[]; weight: number }[] }

/** Everything said about a type, for a query whose words stand in no single phrase. */
function wordsAround(type: DocumentType): string[] {
  const typed = searchWords.entries.filter((entry) => entry.types.includes(type.code)).flatMap((entry) => entry.words)
  return wordsOf([type.plain.fr, type.plain.en, type.label, ...typed].join(" "))
}

/** A word that people type (weight by its place among the answers) counts above the plain label, and that above the official one. */
const searchIndex: Indexed[] = documentTypes.types.map((type) => ({
  code: type.code,
  phrases: [
    ...searchWords.entries
      .filter((entry) => entry.types.includes(type.code))
      .flatMap((entry) =>
        entry.words.map((word) => ({ words: wordsOf(word), weight: 9 - 0.5 * entry.types.indexOf(type.code) })),
      ),
    { words: wordsOf(type.plain.fr), weight: 5 },
    { words: wordsOf(type.plain.en), weight: 5 },
    { words: wordsOf(type.label), weight: 3 },
    { words: wordsOf(type.code), weight: 3 },
    { words: wordsAround(type), weight: 1 },
  ],
}))

/** Every word that is said about types, with those of which it is said: what answers no word of a query is found without looking at each. */
const vocabulary = new Map<string, Set<Indexed>>()
for (const type of searchIndex)
  for (const word of type.phrases.flatMap(({ words }) => words))
    vocabulary.set(word, (vocabulary.get(word) ?? new Set()).add(type))

/** One word of the query against one phrase: whole, as a beginning, or without its plural; short words must be whole. */
function answers(asked: string, words: string[]): boolean {
  const stem = stemOf(asked)
  return words.some((word) => word === asked || (stem.length >= 4 && word.startsWith(stem)))
}

const stemOf = (asked: string) => (asked.length > 4 ? asked.replace(/[sx]$/, "") : asked)

/** The types of which something is said that answers this word. */
function typesSaid(asked: string): Set<Indexed> {
  const stem = stemOf(asked)
  const said = new Set(vocabulary.get(asked))
  if (stem.length < 4) return said
  for (const [word, types] of vocabulary) if (word.startsWith(stem)) for (const type of types) said.add(type)
  return said
}

function scoreOf(asked: string[], phrase: { words: string[]; weight: number }): number {
  const found = asked.filter((word) => answers(word, phrase.words)).length
  if (found < asked.length) return 0
  const whole = found === phrase.words.length
  return phrase.weight + (whole ? 4 : 0)
}

/** The document types that answer what somebody typed in plain words ("prise de sang"), best first; nothing typed finds nothing. */
export function plainTypeSearch(query: string): string[] {
  const asked = wordsOf(query.slice(0, 200)).slice(0, 12)
  if (asked.length === 0) return []
  const [first = new Set<Indexed>(), ...others] = asked.map(typesSaid)
  return searchIndex
    .filter((type) => first.has(type) && others.every((said) => said.has(type)))
    .map(({ code, phrases }) => ({ code, score: Math.max(...phrases.map((phrase) => scoreOf(asked, phrase))) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ code }) => code)
}
