import { bareName } from "@/lib/platform/plain-text"

/** What somebody or some document says, as far as it is compared. */
export type Said = { label: string; code: { system: string; code: string } | null; saysNone: boolean }
type Known = { label: string; codeSystem: string | null; code: string | null; saysNone: boolean }

/**
 * Whether two may be the same thing, or gainsay each other: it is asked, and a person decides. That there is nothing stands beside
 * whatever there is.
 */
export function isAlike(said: Said, known: Known): boolean {
  if (said.saysNone || known.saysNone) return true
  if (said.code && known.code === said.code.code && known.codeSystem === said.code.system) return true
  return bareName(said.label) === bareName(known.label)
}
