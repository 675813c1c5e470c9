import type { PatientAccess } from "@/lib/access/require-access"
import { searchSpace } from "@/lib/search/queries"
import { searchedSections } from "@/lib/search/rules"
import { parseSearch } from "@/lib/search/schema"

type Query = Record<string, string | string[] | undefined>

/** What was typed, what came of it, and where this reader's search looks. */
export async function readAnswer(access: PatientAccess<never>, query: Query) {
  const asked = parseSearch(query)
  return { typed: asked.q ?? "", sections: searchedSections(access.scope), answer: await searchSpace(access, asked) }
}
