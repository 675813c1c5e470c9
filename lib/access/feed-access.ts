import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { LANGUAGES, type Language, oneOf } from "@/drizzle/vocabulary"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { type PatientAccess, withAccess } from "./require-access"

type Row = {
  patient_id: string
  account_id: string
  display_name: string
  language: string
  shows_more: boolean
}

/** How much the feed that is read says, and in which language. */
export type ReadFeed = { showsMore: boolean; language: Language }

/**
 * Reads an agenda for the calendar that holds the secret of a feed, given as its HMAC: as the person whose feed it is, by the same
 * policy as that person's page, at this moment.
 * @throws NotFoundError for a secret that is unknown, withdrawn or used too often, and for a person who may not read any more
 */
export async function withFeed<Result>(
  secretHash: Buffer,
  work: (access: PatientAccess<"view:appointments">, feed: ReadFeed) => Promise<Result>,
): Promise<Result> {
  const [row] = await portalDatabase().execute<Row>(sql`select * from relais.find_feed(${secretHash})`)
  if (!row) throw new NotFoundError()
  const feed = { showsMore: row.shows_more, language: oneOf(LANGUAGES, row.language) }
  try {
    return await withAccess(ownerOf(row), row.patient_id, ["view:appointments"], (access) => work(access, feed), true)
  } catch (error) {
    throw error instanceof ForbiddenError ? new NotFoundError() : error
  }
}

/** Who reads: the person whose feed it is, without a session. */
function ownerOf({ account_id: accountId, display_name: displayName, language }: Row): Actor {
  return {
    ...{ accountId, displayName, givenName: displayName, language: oneOf(LANGUAGES, language) },
    ...{ face: "citizen", traits: null, sex: null, exercice: null, email: null, sessionPublicId: "", steppedUpAt: null },
  }
}
