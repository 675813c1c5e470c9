/** A text without its accents, its letters otherwise as they were. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "")
}

const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BB\u02BC\u2018\u201B\u2032\uFF07]/g
const UNSEEN = /[\u00AD\u200B\u2060]/g

/** The signs of any keyboard or copy as one writes them: composed accents, one hyphen, the two usual apostrophes, nothing unseen. */
export const plainSigns = (text: string): string =>
  text.normalize("NFC").replace(UNSEEN, "").replace(HYPHENS, "-").replace(APOSTROPHES, "’")

/** The words of a text as anybody might type them: small letters, no accents, œ as oe, no punctuation. */
export function plainWords(text: string): string[] {
  return withoutAccents(text)
    .toLowerCase()
    .replaceAll("œ", "oe")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** A name as it is compared with another: its words, without what stands in brackets behind them. */
export const bareName = (name: string): string => plainWords(name.replace(/ \([^()]*\)$/, "")).join(" ")
