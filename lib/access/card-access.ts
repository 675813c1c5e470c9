import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { asAccount } from "./database-session"
import type { PatientAccess } from "./require-access"

/** Whose card it is, as it says at its head. */
type Holder = { firstGivenName: string; usedName: string | null; birthName: string; birthDate: string }

/** The proof that somebody holds the code of a printed emergency card: it shows the card and nothing else, and was told. */
class Card {
  readonly #brand = true
  constructor(
    readonly tx: Transaction,
    readonly patientId: string,
    readonly holder: Holder,
  ) {}

  /** Whether this was made here and nowhere else. */
  get proven(): boolean {
    return this.#brand
  }
}

export type CardAccess = Card

/** By what the card is read: in the space, or with the code of the printed card. */
export type OnCard = PatientAccess<"view:emergency_card"> | CardAccess

/** Whether this code, given as its HMAC, opens a card now: it is opened by nobody who asks, and not told. */
export async function cardWaits(codeHash: Buffer): Promise<boolean> {
  const [row] = await portalDatabase().execute<{ waits: boolean }>(sql`select relais.card_waits(${codeHash}) as waits`)
  return row?.waits === true
}

/** Whose home the code of a sheet, given as its HMAC, stands in, where the actor's own way into that space is open; null otherwise. */
export const homeOfCode = (actor: Actor, codeHash: Buffer): Promise<string | null> =>
  asAccount(actor.accountId, async (tx) => {
    const [row] = await tx.execute<{ home: string | null }>(sql`select relais.home_of_code(${codeHash}) as home`)
    return row?.home ?? null
  })

type Row = { patient_id: string; first_given_name: string; used_name: string | null; birth_name: string; birth_date: string }

/**
 * Opens the card of a code, given as its HMAC, signed in or not; each opening is told in the journal.
 * @throws NotFoundError for a code that is unknown, withdrawn, too old or opened too often: all look the same
 */
export async function withCard<Result>(codeHash: Buffer, work: (card: CardAccess) => Promise<Result>): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.actor', '', true), set_config('app.patients', '', true),
      set_config('app.card', ${codeHash.toString("hex")}, true)`)
    const [row] = await tx.execute<Row>(sql`select patient_id, first_given_name, used_name, birth_name, birth_date
      from relais.open_emergency_card(${codeHash})`)
    if (!row) throw new NotFoundError()
    const { first_given_name: firstGivenName, used_name: usedName, birth_name: birthName, birth_date: birthDate } = row
    return work(new Card(tx, row.patient_id, { firstGivenName, usedName, birthName, birthDate }))
  })
}
