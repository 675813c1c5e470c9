/** A text without its accents, its letters otherwise as they were. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "")
}

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
