import "server-only"
import { notFound } from "next/navigation"
import { type CardAccess, withCard } from "@/lib/access/card-access"
import { hashCardCode } from "@/lib/emergency-card/rules"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"

/** Reads the card of a code for a page that nobody has to sign in to; any code that opens none is the same "not found". */
export async function readByCode<Result>(code: string, read: (card: CardAccess) => Promise<Result>): Promise<Result> {
  try {
    return await withCard(hashCardCode(configuration().secret, code), read)
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}
