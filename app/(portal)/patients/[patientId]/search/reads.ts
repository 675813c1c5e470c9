import type { PatientAccess } from "@/lib/access/require-access"
import { readUnits } from "@/lib/measures/units/queries"
import { listContested } from "@/lib/rectifications/listed/queries"
import { searchSpace } from "@/lib/search/queries"
import { knownWords, searchedSections } from "@/lib/search/rules"
import { parseSearch } from "@/lib/search/schema"
import { findMessages } from "@/lib/threads/finding/queries"

type Query = Record<string, string | string[] | undefined>

/** What was typed, what came of it, and where this reader's search looks. */
export async function readAnswer(access: PatientAccess<never>, query: Query) {
  const asked = parseSearch(query)
  const measuring = access.may("view:measures")
  const answer = await searchSpace(access, asked)
  const talking = asked.q && !asked.older && answer.kind === "found" ? access.may("view:messages") : null
  return {
    typed: asked.q ?? "",
    sections: searchedSections(access.scope),
    readsMessages: access.may("view:messages") !== null,
    said: talking ? await findMessages(talking, knownWords(asked.q ?? "")) : [],
    answer,
    contested: answer.kind === "found" ? await listContested(access, answer.found) : {},
    units: measuring ? await readUnits(measuring) : {},
  }
}
