import "server-only"
import { refresh } from "next/cache"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import type { Actor } from "@/lib/access/actor"
import { type CardAccess, cardWaits, homeOfCode, withCard } from "@/lib/access/card-access"
import { hashCardCode } from "@/lib/emergency-card/rules"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { isFromOurSite } from "./same-site"

const kept = globalThis as typeof globalThis & { relaisPressedCards?: WeakSet<object> }
kept.relaisPressedCards ??= new WeakSet()
/** The requests in which the button of a card was pressed, whichever bundle asks; each is gone as soon as it is answered. */
const pressed = kept.relaisPressedCards

/** Has the answer to this very request show the card, and no other answer: what is asked for again is another opening. */
export async function openCard(): Promise<void> {
  const request = await headers()
  if (!isFromOurSite({ headers: request })) notFound()
  pressed.add(request)
  refresh()
}

/**
 * Reads the card of a code for a page that nobody has to sign in to, where its button was pressed; null where it waits to be.
 * Any code that opens none is the same "not found".
 */
export async function readByCode<Result>(code: string, read: (card: CardAccess) => Promise<Result>): Promise<Result | null> {
  const hash = hashCardCode(configuration().secret, code)
  try {
    if (pressed.delete(await headers())) return await withCard(hash, read)
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
  return (await cardWaits(hash)) ? null : notFound()
}

/** Where the code of a home leads who asks: into the space that they help in, and whether it opens the card to anybody. */
export async function readHomeCode(actor: Actor | null, code: string): Promise<{ home: string | null; opensCard: boolean }> {
  const hash = hashCardCode(configuration().secret, code)
  return { home: actor && (await homeOfCode(actor, hash)), opensCard: await cardWaits(hash) }
}
