import type { Face, Language } from "@/drizzle/vocabulary"

type Rule = { say: string; not: RegExp }

/** What is said in one way, and the ways in which it is not said. */
const FRENCH: readonly Rule[] = [
  { say: "e-mail", not: /courriel|courrier électronique|adresse électronique/i },
  { say: "médicaments remis", not: /médicaments (délivrés|dispensés)/i },
  { say: "accès", not: /\bdélégations?\b(?!, tutelle)|\bmandats?\b(?! de protection)/i },
  { say: "équipe de soins", not: /(?<!\p{L})équipes? (soignante|médicale|de soignant|de professionnel)/iu },
  { say: "notifications", not: /\bnotifs?\b|\b(mes|vos|aucun|\d+|\{count\}) avis\b/i },
  { say: "« Qui a vu quoi »", not: /\b(votre|mon|son) journal\b|journal des accès/i },
  {
    say: "modifier",
    not: /(?<!\p{L})éditer|^changer(?! de | d’)|(?<!\p{L})change[rz](?:-l[ea]| (?:ou|ni) retirer| (?:une?|cet|cette|ces?|chaque|l[ae]s?|qui)(?!\p{L}))/iu,
  },
  { say: "le Dr Morel", not: /\bdocteure? \p{Lu}|\bDr\. /u },
  { say: "39 77, 31 14", not: /\b(3977|3919|3114)\b/ },
  { say: "huit lettres ou chiffres", not: /\bhuit (signes|caractères)\b/ },
  { say: "1er", not: /\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/ },
  { say: "12 h 47", not: /\b([01]?\d|2[0-3])(:|h)[0-5]\d\b/ },
]

const BEING_YOU = "(?:êtes|étiez|serez|seriez|restez|resterez|avez été|aviez été)"
/** What ends like a participle or an adjective of a man; a place or an adverb may end so too. */
const MASCULINE = String.raw`(?!(?:ici|aussi|ainsi|parmi)(?!\p{L}))\p{L}*(?:é|i|is|it|u|ert|eul|ûr|eux|ain|if|eur|ier|ien)`
/** Of people and of nothing else. */
const OF_PEOPLE = "(?:re)?connecté|prévenu|averti|né|invité|aidé|soigné|hospitalisé|opéré|vacciné|décédé|marié|majeur|mineur"

const agreeing = (being: string, words: string) =>
  new RegExp(String.raw`(?<!\p{L})(?:${being})(?: (?:pas|plus|bien|déjà|encore|toujours|tous))* (?:${words})(?!\p{L})`, "iu")

/** The person's sex is known, or a sentence is found that does without: nobody is both, or a form to fill in. */
const FRENCH_PEOPLE: readonly Rule[] = [
  { say: "date de naissance, or the form of the person's sex", not: /\((e|ne|trice)\)|\p{L}[·•/](e|ne|trice)s?(?!\p{L})/u },
  {
    say: "votre voisin, or votre voisine, never both",
    not: /(?<!\p{L})(?:(?!un )(\p{L}{2,}) ou \1e|(\p{L}{3,})e ou \2|(\p{L}{2,})er ou \3ère|(\p{L}{2,})ère ou \4er)(?!\p{L})/iu,
  },
  { say: "vous, et personne d’autre", not: /(?<!\p{L})vous seule?(?!\p{L})/iu },
  { say: "words that fit whoever reads", not: agreeing(`vous (?:vous )?(?:n’)?${BEING_YOU}|je (?:ne )?suis|soyez`, MASCULINE) },
  { say: "words that fit whoever it is", not: agreeing("(?:n’|s’|d’)?(?:est|sont|sera|était|été|être|rester)", OF_PEOPLE) },
  { say: "the name, then “alone”, without agreement", not: /(?<!\p{L})seul \{/iu },
  { say: "the name rather than il/elle", not: /(?<!\p{L})(ils?|elles?|lui|celui)( ou |\/)(ils?|elles?|celle)(?!\p{L})/iu },
]

/** British English, without calques of the French. */
const ENGLISH: readonly Rule[] = [
  { say: "e-mail", not: /(?<!\{)\bemails?\b(?!\})/i },
  { say: "notifications", not: /\b(my|your|no|\d+|\{count\}) notices?\b/i },
  { say: "“Who saw what”", not: /\b(my|your|their|whole) journal\b|access journal/i },
  { say: "access, without article or plural", not: /\ban access\b|\baccesses\b|\bthe access (of|to (the|their|your))\b/i },
  { say: "takes effect, works, can be used", not: /\bholds? (at once|until|for|in Relais)\b|\bno longer holds?\b/i },
  { say: "measurement", not: /(?<!device )\bmeasures?\b/i },
  { say: "no rights", not: /\b(no|any) right (in|at|with|any|else)/i },
  { say: "add a document", not: /(?<!\{)\bdeposit(s|ed|ing)?\b/i },
  { say: "e-mail, for mail comes by post", not: /(?<!e-)\bmails?\b/i },
  { say: "in one step", not: /\bgestures?\b/i },
  { say: "photo", not: /\b(a|the|this|several|fewer|send) photographs?\b/i },
  { say: "date of care", not: /\bof the act\b/i },
  { say: "is not answering", not: /\bdoes not answer at the moment\b/i },
  { say: "you", not: /\bit is you who\b|\bone’s\b|\bone (reads|helps|touches)\b/i },
  { say: "about", not: /\bnothing of (the|its|another|health)\b|\bspeaks? of (it|health)\b/i },
  { say: "is allowed to, for may is perhaps", not: /\bprofession may\b/i },
  { say: "under", not: /\bby virtue of\b/i },
  { say: "characters", not: /\bsigns at most\b/i },
  { say: "hide, or keep private", not: /\bset(s|ting)? (?!aside)(\w+ ){0,2}apart\b/i },
  { say: "{name}’s", not: /\bthe (space|measurements|care team|vaccination \w+|growth) of \{/i },
  {
    say: "remove",
    not: /\btak(e|es|en|ing) (\{name\}|somebody|the person|this line) away\b|\bwas taken away\b|\btake (lines )?out\b/i,
  },
  { say: "in the future", not: /\bha(s|ve) not come yet\b/i },
  { say: "again, or a new one", not: /\banew\b/i },
  { say: "no longer", not: /\bno more(?=$|[?.…])/i },
  { say: "contains", not: /\b(file|PDF|document) holds\b/i },
  { say: "lifestyle", not: /\bway of life\b/i },
  { say: "is recorded", not: /\beach (reading|look|opening|visit) is written\b/i },
  { say: "you, or who it is", not: /\bone (must|has to|can|always)\b/i },
  { say: "colour, centre, organise, cancelled", not: /\b(colors?|centers?|organiz\w+|recogniz\w+|authoriz\w+|canceled)\b/i },
  { say: "13:30, not half past one by twelve hours", not: /\b\d{1,2}(:\d\d)? ?(am|pm|a\.m\.|p\.m\.)(?=\W|$)/i },
  { say: "the name rather than he/she", not: /\b(s\/he|(he|she|him|her|his|hers)( or |\/)(he|she|him|her|his|hers))\b/i },
  {
    say: "28 November 2026",
    not: /\b(January|February|March|April|June|July|August|September|October|November|December) \d{1,2},/,
  },
]

const SAID: Record<Language, readonly Rule[]> = { fr: [...FRENCH, ...FRENCH_PEOPLE], en: ENGLISH }

/** What whoever is no professional is told of those who treat or help them. */
const TO_CITIZENS: Record<Language, readonly Rule[]> = {
  fr: [
    { say: "soignant", not: /(?<!\p{L})professionnels?(?!\p{L})/iu },
    { say: "les personnes qui vous aident", not: /(?<!\p{L})aidante?s?(?!\p{L})/iu },
  ],
  en: [],
}

/** And what professionals are told of their own. */
const TO_PROFESSIONALS: Record<Language, readonly Rule[]> = {
  fr: [{ say: "professionnel", not: /(?<!\p{L})soignante?s?(?!\p{L})/iu }],
  en: [],
}

const TO_FACE: Record<Face, typeof TO_CITIZENS> = {
  citizen: TO_CITIZENS,
  professional: TO_PROFESSIONALS,
  reviewer: { fr: [], en: [] },
}

/** What no page shows in either language: what a machine calls things. */
const CODES: readonly Rule[] = [
  { say: "a word rather than a code", not: /\b(view|add|edit):[a-z_]+\b|\b[a-z]+(_[a-z]+)+\b|\b(?!20\d\d-)\d{4,5}-\d\b/ },
  // A choice that one has to make elsewhere is named as it stands there, in quotation marks.
  {
    say: "what it is rather than how it is stored",
    not: /(?<![«“]\s?)\b(CSV|JSON|XML|FHIR|CDA|HL7|JPE?G|PNG|HEIC|UCUM|LOINC code|[Cc]ode LOINC)\b/,
  },
  { say: "a word rather than nothing", not: /\b(undefined|null|NaN)\b|\[object / },
  { say: "a day as it is read", not: /\b\d{4}-\d{2}-\d{2}\b/ },
]

const broken = (rules: readonly Rule[], text: string) =>
  rules.flatMap(({ say, not }) => {
    const [found] = not.exec(text) ?? []
    return found ? [`${say}, not “${found}”`] : []
  })

/** In what way these words say something otherwise than the portal does, or nothing. */
export function saidOtherwise(text: string, language: Language): string[] {
  return broken(SAID[language], text)
}

/** The same of a page as it is read, where no code may stand either, by somebody of this face or by nobody known. */
export function shownOtherwise(text: string, language: Language, face?: Face): string[] {
  return broken([...SAID[language], ...(face ? TO_FACE[face][language] : []), ...CODES], text)
}

/** A name, and after it in the same breath a pronoun that may stand for it. */
const NAMED_THEN: Record<Language, RegExp> = {
  fr: /\{(\w*[nN]ame|patient|author)\}[^.?!;:]*(?<!\p{L})(il|elle|lui)(?!\p{L}| y a| faut)/u,
  en: /\{(\w*[nN]ame|patient|author)\}[^.?!;:]*\b(he|she|him|her|his|hers)\b/,
}

/** Whether a sentence of the catalogue names somebody and goes on with a pronoun, of a sex that it may not know. */
export function standsForName(text: string, language: Language): boolean {
  return NAMED_THEN[language].test(text)
}
