import type { Basis } from "@/drizzle/vocabulary"
import { author } from "./bases/author"
import type { BasisModule } from "./bases/basis"
import { careTeam } from "./bases/care-team"
import { consent } from "./bases/consent"
import { consultation } from "./bases/consultation"
import { parentalAuthority } from "./bases/parental-authority"
import { self } from "./bases/self"

/** Every basis, in the order in which they speak: of several live ones the first does, and no two add up. */
export const BASES: readonly BasisModule[] = [self, consent, parentalAuthority, careTeam, consultation, author]

/** The module of a basis, for a word that may come from the database; undefined for one that nobody knows. */
export function basisOf(word: string | null): BasisModule | undefined {
  return BASES.find((basis) => basis.word === word)
}

const OF_PROFESSIONALS = [careTeam, consultation, author] as const
export type ProfessionalBasis = (typeof OF_PROFESSIONALS)[number]["word"]

/** The word of a basis by which a professional is in a space; null for any other. */
export function professionalBasis(word: Basis): ProfessionalBasis | null {
  return OF_PROFESSIONALS.find((basis) => basis.word === word)?.word ?? null
}

/** The bases that a row of `delegations` can rest on. */
export const DELEGATED: readonly Basis[] = BASES.filter(({ ties }) => ties?.table === "delegations").map(({ word }) => word)
