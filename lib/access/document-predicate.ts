import { and, eq, inArray, not, or, type SQL, sql } from "drizzle-orm"
import { documentExclusions, documents } from "@/drizzle/schema/documents"
import type { Scope } from "./policy"

/**
 * The documents inside the scope, as SQL over `documents`: the same rule as `decideItem`, said once for the list, the
 * single read, the count and the cursor. The caller adds `patient_id = …`.
 */
export function documentsWithin(scope: Scope): SQL {
  const shown = not(sql`${documents.marks} @> array['INVISIBLE_PATIENT']::text[]`)
  if (scope.documents === "all") return shown
  const { groups, topics } = scope.documents
  if (groups.length === 0) return sql`false`
  const judged = topics.filter((topic) => topic !== "not_yet_judged")
  const sensitivity = or(
    eq(documents.sensitivity, "not"),
    topics.includes("not_yet_judged") ? eq(documents.sensitivity, "not_yet_judged") : undefined,
    judged.length > 0 ? inArray(documents.sensitiveTopic, judged) : undefined,
  )
  const included = sql`not exists (
    select from ${documentExclusions} where ${documentExclusions.patientId} = ${documents.patientId}
      and ${documentExclusions.documentId} = ${documents.id}
      and ${documentExclusions.caregiverAccountId} = ${scope.actorAccountId})`
  return and(shown, inArray(documents.documentGroup, groups), sensitivity, included) ?? sql`false`
}
