import type { Language } from "@/drizzle/vocabulary"

type Rule = { say: string; not: RegExp }

/** What is said in one way, and the ways in which it is not said. */
const FRENCH: readonly Rule[] = [
  { say: "e-mail", not: /courriel|courrier électronique|adresse électronique/i },
  { say: "date de naissance, or the form of the person's sex", not: /\(e\)|\(ne\)|\(trice\)/ },
  { say: "médicaments remis", not: /médicaments (délivrés|dispensés)/i },
  { say: "accès", not: /\bdélégations?\b(?!, tutelle)/i },
  { say: "notifications", not: /\bnotifs?\b/i },
  { say: "modifier", not: /\béditer\b/i },
  { say: "39 77, 31 14", not: /\b(3977|3919|3114)\b/ },
  { say: "1er", not: /\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/ },
]

/** British English, without calques of the French. */
const ENGLISH: readonly Rule[] = [
  { say: "access, without article", not: /\ban access\b/i },
  { say: "takes effect straight away", not: /\bholds? at once\b/i },
  { say: "colour, centre, organise, cancelled", not: /\b(colors?|centers?|organiz\w+|recogniz\w+|authoriz\w+|canceled)\b/i },
  { say: "13:30, not half past one by twelve hours", not: /\b\d{1,2}(:\d\d)? ?(am|pm|a\.m\.|p\.m\.)(?=\W|$)/i },
  {
    say: "28 November 2026",
    not: /\b(January|February|March|April|June|July|August|September|October|November|December) \d{1,2},/,
  },
]

/** What no page shows in either language: what a machine calls things. */
const CODES: readonly Rule[] = [
  { say: "a word rather than a code", not: /\b(view|add|edit):[a-z_]+\b|\b[a-z]+(_[a-z]+)+\b/ },
  { say: "a word rather than nothing", not: /\b(undefined|null|NaN)\b|\[object / },
  { say: "a day as it is read", not: /\b\d{4}-\d{2}-\d{2}\b/ },
]

/** In what way these words say something otherwise than the portal does, or nothing. */
export function saidOtherwise(text: string, language: Language): string[] {
  return (language === "fr" ? FRENCH : ENGLISH).filter(({ not }) => not.test(text)).map(({ say }) => say)
}

/** The same of a page as it is read, where no code may stand either. */
export function shownOtherwise(text: string, language: Language): string[] {
  return [...saidOtherwise(text, language), ...CODES.filter(({ not }) => not.test(text)).map(({ say }) => say)]
}
