import { plainWords } from "@/lib/platform/plain-text"

/** Whom a document says it is about, in every name that it gives; what it does not tell is empty. */
export type NamedPerson = {
  families: string[]
  givens: string[]
  /** Names that are written in one, their parts not told apart. */
  wholes: string[]
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDate: string | null
}

/** Whose space it is, by the traits of the identity. */
export type KnownPerson = {
  birthName: string
  usedName: string | null
  givenNames: string
  firstGivenName: string
  birthDate: string
}

const TITLES = new Set(["m", "mr", "mme", "mlle", "mrs", "ms", "miss", "dr", "dre", "pr"])

/**
 * Whether a document names somebody else: another family name, another given name or another day of birth, as far as it tells
 * them. Accents, capitals, hyphens and apostrophes never tell two people apart, nor does a name in another script.
 */
export function isSomebodyElse(named: NamedPerson, known: KnownPerson): boolean {
  if (named.birthDate && !agreeOnDate(named.birthDate, known.birthDate)) return true
  const families = [known.birthName, known.usedName ?? ""]
  const isOtherFamily = !agree(named.families, families)
  const isOtherGiven = !agree(named.givens, [known.firstGivenName, known.givenNames])
  return isOtherFamily || isOtherGiven || !isNamedInOne(named.wholes, known)
}

/** Two dates that are known in part are the same as far as both are known. */
function agreeOnDate(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** Whether one of the names is among those known, or a known one among the names; nothing to compare is no disagreement. */
function agree(names: readonly string[], known: readonly string[]): boolean {
  const said = wordsOf(names.join(" "))
  const ours = wordsOf(known.join(" "))
  if (said.length === 0 || !isComparable(said, ours)) return true
  if (said.every((word) => holds(ours, word))) return true
  if (known.some((name) => isWithin(wordsOf(name), said))) return true
  return names.some((name) => known.some((one) => run(one) !== "" && run(one) === run(name)))
}

/** A whole name is the person's when it holds a given and a family name of hers, or nothing but names of hers. */
function isNamedInOne(wholes: readonly string[], { birthName, usedName, givenNames, firstGivenName }: KnownPerson): boolean {
  const ours = wordsOf([birthName, usedName, givenNames].join(" "))
  const names = wholes.map((whole) => wordsOf(whole).filter((word) => !TITLES.has(word))).filter((words) => words.length > 0)
  return (
    names.length === 0 ||
    names.some((said) => {
      if (!isComparable(said, ours) || said.every((word) => holds(ours, word))) return true
      const isFamily = [birthName, usedName ?? ""].some((name) => isWithin(wordsOf(name), said))
      return isFamily && isWithin(wordsOf(firstGivenName), said)
    })
  )
}

const LIGATURES: Record<string, string> = { æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" }
const wordsOf = (text: string): string[] => plainWords(text.toLowerCase().replace(/[æßøłđ]/g, (sign) => LIGATURES[sign] ?? sign))

/** A name without a space, so that D'Arc, D ARC and DARC are one. */
const run = (name: string): string => wordsOf(name).join("")

const isWithin = (words: readonly string[], all: readonly string[]) => words.length > 0 && words.every((word) => holds(all, word))

/** A single letter stands for any name that begins with it. */
const holds = (words: readonly string[], word: string) =>
  words.includes(word) || ([...word].length === 1 && words.some((one) => one.startsWith(word)))

const LATIN = /\p{Script=Latin}/u

/** Names in two scripts say nothing of each other. */
const isComparable = (said: readonly string[], ours: readonly string[]) =>
  said.some((word) => LATIN.test(word)) === ours.some((word) => LATIN.test(word))
