import type { Basis } from "@/drizzle/vocabulary"
import type { Question, Scope } from "../scope"

/** Where the database finds the ties of a basis: a table, the account it ties, and when the tie is live, all by an alias. */
export type TieTable = {
  table: string
  alias: string
  account: string
  /** Live now, by the database's clock. */
  live: string
  /** Which rows of the table are of this basis, where it is not the only one there. */
  only?: string
  /** What ends it whatever the row says: a condition on the patient `p`. */
  unless?: string
  /** Looked up for each patient asked about, where somebody has ties to hundreds. */
  eachPatient?: true
}

/** One reason for which somebody may come in. */
export type BasisModule<Word extends Basis = Basis> = {
  word: Word
  /** As what the actor comes in. */
  side: "own" | "caregiver" | "professional"
  /** On what it rests: that it is oneself, a yes that was given, the law, care, or what one wrote. */
  rests: "self" | "consent" | "law" | "care" | "deed"
  /** Whether the actor decides for the patient: who treats her, whom she keeps out. */
  governs: boolean
  /** How the journal says it, `journal.why.<word>`: with the day on which the access was given, without, or not at all. */
  said: "dated" | "plain" | "never"
  /** Ends by itself within hours: the page says when. */
  isTimed?: true
  /** Its live ties; null where it opens no space, and only keeps what it names. */
  ties: TieTable | null
  /** What it lets this actor reach, null without a live tie, `malformed` where the tie holds a word that nobody knows. */
  scope: (question: Question) => Scope | "malformed" | null
}
