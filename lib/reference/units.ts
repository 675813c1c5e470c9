import { type Unit, units } from "@/drizzle/reference/catalogue"
import type { Language } from "@/drizzle/vocabulary"

const KNOWN = new Map(units.units.map((unit) => [unit.code, unit]))
const PREFIXES = new Map(Object.entries(units.prefixes))
const METRIC = new Set(units.metric)
const RAISED = new Map([["-", "⁻"], ...[..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit): [string, string] => [`${digit}`, sign])])

/** What only a code has. */
const MARKS = /[[\]{}*^]/
/** No code ends so, or holds a blank. */
const NO_CODE = /\s|[./]$|\.[./]/
/** A part of a unit, or what stands between two; a point inside a number or a bracket is of it. */
const PARTS = /\(24\.h\)|[./]|(?:\{[^}]*\}|\[[^\]]*\]|(?<=\d)\.(?=\d)|[^./{[])+|[{[]/g
const PART = /^(?:(10)[*^]|([A-Za-z%]*)(\[[^\]]*\])?)(-?\d+)?(\{[^}]*\})?$/

/**
 * The unit of so many in signs and words that people read: "10*3/uL" is "10³/µL", "[iU]/L" is "UI/L", "a" is "ans". What is no
 * code of UCUM stays as it was written; a mere number has no unit.
 */
export function sayUnit(code: string, amount: number, locale: Language): string {
  const whole = KNOWN.get(code)
  if (whole) return wordOf(whole, isMany(amount, locale) ? "many" : "one", locale)
  if (NO_CODE.test(code)) return code
  const parts = code.match(PARTS) ?? []
  const said = parts.map((part) => sayPart(part, locale))
  if (said.includes(null) && !MARKS.test(code)) return code
  return said
    .map((word, at) => word ?? parts[at])
    .join("")
    .trim()
}

const isMany = (amount: number, locale: Language): boolean => (locale === "fr" ? Math.abs(amount) >= 2 : amount !== 1)

/** The word of a unit: for one, for many, or as a part of a larger unit. */
const wordOf = (unit: Unit, form: "one" | "many" | "within", locale: Language): string =>
  (form === "one" ? unit : unit[form])?.[locale] ?? unit[locale]

/** Null for what is no unit that we know. */
function sayPart(part: string, locale: Language): string | null {
  if (part === "/") return part
  if (part === ".") return "·"
  const known = KNOWN.get(part)
  if (known) return wordOf(known, "within", locale)
  const found = PART.exec(part)
  if (!found) return null
  const [, ten, letters = "", bracket, digits = "", note] = found
  const atom = ten ?? (bracket ? sayBracket(letters, bracket, locale) : sayLetters(letters, locale))
  return atom === null ? null : [atom + raised(digits), note && sayNote(note, locale)].filter(Boolean).join("\u00a0")
}

/** A unit with or without a prefix. */
function sayLetters(letters: string, locale: Language): string | null {
  const isUnit = (word: string) => KNOWN.has(word) || METRIC.has(word)
  const say = (word: string) => wordOf(KNOWN.get(word) ?? { code: word, fr: word, en: word }, "within", locale)
  if (letters === "" || isUnit(letters)) return say(letters)
  const prefix = [...PREFIXES.keys()].find((one) => letters.startsWith(one) && METRIC.has(letters.slice(one.length)))
  return prefix === undefined ? null : `${PREFIXES.get(prefix)}${say(letters.slice(prefix.length))}`
}

const sayBracket = (prefix: string, bracket: string, locale: Language): string =>
  `${PREFIXES.get(prefix) ?? prefix}${KNOWN.get(bracket)?.[locale] ?? insideOf(bracket)}`

/** What an author noted beside a unit, or in place of one. */
const sayNote = (note: string, locale: Language): string => KNOWN.get(note)?.[locale] ?? insideOf(note)

const insideOf = (bracket: string): string => bracket.slice(1, -1).replaceAll("_", " ")

const raised = (digits: string): string => [...digits].map((digit) => RAISED.get(digit) ?? digit).join("")
