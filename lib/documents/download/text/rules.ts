/** So many pages of a PDF are read on one page of ours. */
export const PAGES_AT_ONCE = 20

/** The words of some pages of a PDF; a page that is a picture has none. */
export type TextView = {
  pages: number
  part: number
  parts: number
  texts: { page: number; text: string; isCut: boolean }[]
}

/** Which part an address asks for; the first where it says nothing that can be understood. */
export function parsePart(text: unknown): number {
  return typeof text === "string" && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
