/** One right: the article that gives it, where it is exercised in the space, and whether part of it is asked for by letter meanwhile. */
export type Right = {
  name: string
  article: string
  /** Of the general regulation on data, not of the one on health data. */
  isOfGdpr?: true
  at: string
  atToo?: string
  isPartly?: true
}

/** The rights of articles 3 to 11 of regulation (EU) 2025/327, in the order in which people need them, and the right to leave. */
export const RIGHTS: readonly Right[] = [
  { name: "access", article: "3", at: "documents" },
  { name: "copy", article: "3", at: "take-out", atToo: "documents" },
  { name: "announced", article: "3", at: "confidentiality#announced" },
  { name: "proxy", article: "4", at: "helpers" },
  { name: "insert", article: "5", at: "documents/add", atToo: "profile" },
  { name: "correct", article: "6", at: "profile", isPartly: true },
  { name: "transmit", article: "7", at: "care-circle/code" },
  { name: "restrict", article: "8", at: "confidentiality" },
  { name: "who", article: "9", at: "journal" },
  { name: "refuse", article: "10", at: "confidentiality#refuse" },
  { name: "emergency", article: "11", at: "confidentiality#emergency" },
  { name: "erase", article: "17", isOfGdpr: true, at: "documents", atToo: "closing" },
]
