import { LINE_SECTIONS, type LineSection } from "@/drizzle/line-vocabulary"
import { VACCINE_DISEASES, type VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import { AUTHOR_KINDS, ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import { WISH_END_REASONS, type WishEndReason } from "@/drizzle/wish-vocabulary"
import type { Scope } from "@/lib/access/scope"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { type Reading, readingOf } from "@/lib/measures/rules"
import { plainWords, withoutAccents } from "@/lib/platform/plain-text"
import { MOST_TYPED } from "./schema"

/** One word that is looked for: the last one by its beginning too, and by the codes that it means to people. */
export type AskedWord = { word: string; begins: boolean; codes: string[] }

/** A part of a text, with the word that was found or without. */
export type SnippetPart = { text: string; isFound: boolean }

/** Where somebody finds something: the sections that hold items, and whom to call. */
export type SearchedSection = ItemSection | "emergency_contacts"
export const SEARCHED_SECTIONS: readonly SearchedSection[] = [...ITEM_SECTIONS, "emergency_contacts"]

type Listed = { at: string; gone: string }
const kept = (at: string, gone = "deleted_at"): Listed => ({ at, gone })

/** By which column what is found of a section is ordered, the newest first, and by which it is there no more. */
export const LISTED: Record<SearchedSection, Listed> = {
  ...(Object.fromEntries(LINE_SECTIONS.map((section) => [section, kept("entered_at")])) as Record<LineSection, Listed>),
  documents: kept("deposited_at"),
  measures: kept("measured_at"),
  vaccinations: kept("said_at"),
  appointments: kept("said_at"),
  tasks: kept("said_at"),
  notes: kept("written_at"),
  wishes: kept("written_at"),
  emergency_contacts: kept("added_at", "removed_at"),
}

/** What was found: its section, its day, what its line says, and the text round the word where it is the text that holds it. */
export type Found = {
  section: SearchedSection
  id: string
  at: Date
  says: Record<string, string | number | string[] | null>
  snippet: SnippetPart[] | null
}

/** What came of a question; `few` where nothing but small words was typed. */
export type Answer =
  | { kind: "nothing_asked" | "too_long" | "few" }
  | { kind: "found"; found: Found[]; older: string | null; isFurther: boolean }

/** The sections in which somebody with this scope finds something. */
export function searchedSections({ permissions }: Scope): SearchedSection[] {
  return SEARCHED_SECTIONS.filter((section) => permissions.includes(`view:${section}`))
}

/** So many are shown on a page. */
export const PAGE = 20

/** So many words of what was typed are looked for; a longer sentence finds what its first words find. */
const MOST_WORDS = 12
/** A beginning of fewer letters would find almost everything. */
const LEAST_BEGINNING = 3

/** The words of what was typed. */
export function askedWords(typed: string, codesOf: (word: string) => string[]): AskedWord[] {
  const words = plainWords(typed).slice(0, MOST_WORDS)
  return words.map((word, at) => ({
    word: word.slice(0, 60),
    begins: at === words.length - 1 && word.length >= LEAST_BEGINNING,
    codes: codesOf(word),
  }))
}

/** Whether what was typed is a question: something, and not a whole page. */
export function judgeTyped(typed: string | undefined): "nothing_asked" | "too_long" | null {
  if (!typed || plainWords(typed.slice(0, MOST_TYPED + 1)).length === 0) return "nothing_asked"
  return typed.length > MOST_TYPED ? "too_long" : null
}

/** The words of what was typed, for a text that no index holds: each by its beginning too, with one form for one and for many. */
export const knownWords = (typed: string): Known[] =>
  askedWords(typed, () => []).map((asked) => ({
    ...asked,
    begins: asked.word.length >= LEAST_BEGINNING,
    stem: asked.word.replace(/[sx]$/, ""),
  }))

/** Whether a text holds every one of these words. */
export function holdsAll(text: string, words: readonly Known[]): boolean {
  const plain = plainWords(text)
  return words.length > 0 && words.every((known) => plain.some((word) => isWord(word, known)))
}

/** How much of the text stands before and after the word, in letters. */
const AROUND = 90
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** How a word is recognised in a text: as it was typed, by its beginning where that was asked, or by its stem. */
export type Known = AskedWord & { stem: string | null }

function isWord(plain: string, { word, begins, stem }: Known): boolean {
  if (plain === word || (begins && plain.startsWith(word))) return true
  return stem !== null && stem.length >= LEAST_BEGINNING && plain.startsWith(stem)
}

const ASCII = /^[\x20-\x7e]*$/
/** Most words have no accent, and nothing to fold but their capitals. */
const plainOf = (word: string) =>
  ASCII.test(word) ? word.toLowerCase() : withoutAccents(word).toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae")

/** The text round the first of these words that it holds, each of them marked; null where none is seen in it. */
export function snippetOf(text: string, words: readonly Known[]): SnippetPart[] | null {
  const isFound = (word: string) => words.some((known) => isWord(plainOf(word), known))
  const hit = firstWord(text, isFound)
  if (!hit) return null
  const from = Math.max(0, hit.index - AROUND)
  const to = Math.min(text.length, hit.index + hit[0].length + AROUND)
  const cut = atWords(text, from, to)
  const parts = marked(cut.text.replace(/\s+/g, " "), isFound)
  return [...dots(cut.isCutBefore), ...parts, ...dots(cut.isCutAfter)]
}

/** The first word of a text that is looked for: what comes after it is not read. */
function firstWord(text: string, isFound: (word: string) => boolean): RegExpExecArray | null {
  for (const match of text.matchAll(WORD)) if (isFound(match[0])) return match
  return null
}

const dots = (isCut: boolean): SnippetPart[] => (isCut ? [{ text: "…", isFound: false }] : [])

/** A piece of a text that begins and ends between two words, where one of them is near. */
function atWords(text: string, from: number, to: number) {
  const start = from === 0 ? 0 : from + (/^\S{0,30}\s+/.exec(text.slice(from, from + 40))?.[0].length ?? 0)
  const end = to === text.length ? to : to - (/\s+\S{0,30}$/.exec(text.slice(to - 40, to))?.[0].length ?? 0)
  return { text: text.slice(start, end), isCutBefore: start > 0, isCutAfter: end < text.length }
}

function marked(text: string, isFound: (word: string) => boolean): SnippetPart[] {
  const parts: SnippetPart[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isFound(word)) continue
    if (index > end) parts.push({ text: text.slice(end, index), isFound: false })
    parts.push({ text: word, isFound: true })
    end = index + word.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false })
  return parts
}

/** What a found measure says, as a reading. */
export function foundReading({ code, value, systolic, diastolic }: Found["says"]): Reading {
  const number = (said: Found["says"][string] | undefined) => (said === null || said === undefined ? null : Number(said))
  const taken = { value: number(value), systolic: number(systolic), diastolic: number(diastolic) }
  return readingOf({ code: String(code), ...taken, mealMoment: null, arm: null, position: null })
}

/** What a vaccination that was found protects from; nothing for what is none. */
export function foundDiseases({ diseases }: Found["says"]): VaccineDisease[] {
  return Array.isArray(diseases) ? VACCINE_DISEASES.filter((disease) => diseases.includes(disease)) : []
}

/** How sure what was found is, and by whose word; of a document and a wish there is no such question. */
export function foundStanding({ state, authorKind, confirmedByKind, answeredBy }: Found["says"]) {
  const confirmedBy = AUTHOR_KINDS.find((kind) => kind === confirmedByKind)
  return {
    state: oneOf(ITEM_STATES, String(state)),
    author: { kind: oneOf(AUTHOR_KINDS, String(authorKind)) },
    confirmed: confirmedBy ? { kind: confirmedBy } : null,
    answeredBy: typeof answeredBy === "string" ? answeredBy : null,
  }
}

/** Whether what was found holds no more, and why; null where it holds, or where nothing of its section is ever over. */
export function foundOver({ endedOn, endReason }: Found["says"]): "ended" | WishEndReason | null {
  return WISH_END_REASONS.find((reason) => reason === endReason) ?? (endedOn ? "ended" : null)
}
