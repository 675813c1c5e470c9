import "server-only"
import { and, eq, inArray, ne, not, or, type SQL, sql } from "drizzle-orm"
import { documentExclusions, documents } from "@/drizzle/schema/documents"
import type { DocumentScope, Scope } from "./policy"

const hasMark = (mark: string) => sql`${documents.marks} @> array[${mark}]::text[]`
const seenByPatient = () => not(hasMark("INVISIBLE_PATIENT"))

/**
 * The documents inside the scope, as SQL over `documents`: the same rule as `decideItem`, said once for the list, the
 * single read, the count and the cursor. The caller adds `patient_id = …`.
 */
export function documentsWithin({ documents: within, actorAccountId }: Scope): SQL {
  if (within === "all") return seenByPatient()
  if (within.kind === "authored") return authoredBy(actorAccountId)
  if (within.kind === "professional") return professionalSees(within, actorAccountId, sql`${within.isAttendingDoctor}::boolean`)
  const shown = and(seenByPatient(), notExcludedFor(actorAccountId), ne(documents.documentGroup, "wishes"))
  const given = within.kind === "representative" ? not(hasMark("INVISIBLE_REPRESENTANTS_LEGAUX")) : granted(within)
  return and(shown, given) ?? sql`false`
}

/** What the matrix and the marks leave to a professional, over several patients too: `attending` says it for each row. */
export function professionalSees({ types }: { types: readonly string[] }, accountId: string, attending: SQL): SQL {
  // One parameter, and a sub-select that Postgres turns into a hash: a hundred types are not compared one by one for each row.
  const readable = sql`${documents.typeCode} in (select unnest(${sql.param([...types])}::text[]))`
  return or(authoredBy(accountId), and(readable, or(not(hasMark("MASQUE_PS")), attending))) ?? sql`false`
}

const authoredBy = (accountId: string): SQL =>
  and(eq(documents.authorAccountId, accountId), eq(documents.authorKind, "professional")) ?? sql`false`

function granted({ groups, topics }: Extract<DocumentScope, { kind: "granted" }>): SQL | undefined {
  if (groups.length === 0) return sql`false`
  const judged = topics.filter((topic) => topic !== "not_yet_judged")
  const sensitivity = or(
    eq(documents.sensitivity, "not"),
    topics.includes("not_yet_judged") ? eq(documents.sensitivity, "not_yet_judged") : undefined,
    judged.length > 0 ? inArray(documents.sensitiveTopic, judged) : undefined,
  )
  return and(inArray(documents.documentGroup, groups), sensitivity)
}

const notExcludedFor = (accountId: string) => sql`not exists (
  select from ${documentExclusions} where ${documentExclusions.patientId} = ${documents.patientId}
    and ${documentExclusions.documentId} = ${documents.id}
    and ${documentExclusions.caregiverAccountId} = ${accountId})`
