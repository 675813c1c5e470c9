import "server-only"
import { and, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { documents } from "@/drizzle/schema/documents"
import { plainWords } from "@/lib/platform/plain-text"
import { plainTypeSearch } from "@/lib/reference/type-search"

/** So many words of what was typed are looked for; a longer sentence finds what its first words find. */
const MOST_WORDS = 6

/**
 * Documents that answer each word that was typed: by their title, by who deposited them, or by what people call their type.
 * Accents, capitals and signs make no difference; nothing typed answers nothing and narrows nothing.
 */
export function answering(typed: string | undefined): SQL | undefined {
  return and(
    ...plainWords(typed ?? "")
      .slice(0, MOST_WORDS)
      .map(answersWord),
  )
}

function answersWord(word: string): SQL | undefined {
  const types = plainTypeSearch(word)
  return or(
    sql`position(relais.plain_name(${word}) in relais.plain_name(replace(${documents.title} || ' ' || ${documents.authorName}, 'œ', 'oe'))) > 0`,
    types.length > 0 ? isAnyOf(documents.typeCode, types) : undefined,
  )
}
