import "server-only"
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { auditEvents } from "@/drizzle/schema/audit"
import { journalCopies } from "@/drizzle/schema/journal-copies"
import { linesWithin } from "@/lib/access/lines-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { SystemTask } from "@/lib/access/system-task"
import { type CopiedRow, type Copy, FORMAT, proofSchema } from "@/lib/sealing/copies/rules"
import { AS_SEALED } from "@/lib/sealing/sealed-row"
import { type CopyState, stateOf } from "./rules"

type Reading = PatientAccess<"view:journal">

export type CopyAsked = { state: CopyState; askedAt: Date | null; lines: number }

/** How far the copy is that was asked for last. */
export async function getCopy(access: Reading): Promise<CopyAsked> {
  const { tx, patientId } = access
  access.trace({ action: "journal.read", permission: "view:journal" })
  const [row] = await tx
    .select({
      askedAt: journalCopies.askedAt,
      signedAt: journalCopies.signedAt,
      eventIds: journalCopies.eventIds,
      now: sql`now()`.mapWith(journalCopies.askedAt),
    })
    .from(journalCopies)
    .where(eq(journalCopies.patientId, patientId))
  if (!row) return { state: "none", askedAt: null, lines: 0 }
  const lines = row.eventIds.length
  const shown = await access.tx.$count(auditEvents, shownOf(access, row.eventIds))
  return { state: stateOf({ ...row, lines, linesShown: shown }, row.now), askedAt: row.askedAt, lines }
}

/** Of these lines, those that the journal shows now. */
const shownOf = ({ patientId, scope }: Reading, ids: readonly string[]) =>
  and(linesWithin(patientId, scope), isAnyOf(auditEvents.id, ids))

/** The copy as a file: its lines as they stand in the journal now, beside what the sealer signed; null where there is none to be shown whole. */
export async function readCopy(access: Reading): Promise<Copy | null> {
  const copy = await findWhole(access)
  access.trace({ action: copy ? "journal.copied" : "journal.read", permission: "view:journal" })
  return copy
}

/** The same for the job that packs what somebody takes away, who asked for both at once; null while it waits for its seal. */
export async function readSignedCopy({ tx }: SystemTask, patientId: string): Promise<Copy | null> {
  return assemble({ tx, patientId }, (ids) => isAnyOf(auditEvents.id, ids))
}

const findWhole = (access: Reading) => assemble(access, (ids) => shownOf(access, ids))

type Where = Pick<Reading, "tx" | "patientId">

async function assemble({ tx, patientId }: Where, shown: (ids: readonly string[]) => SQL | undefined): Promise<Copy | null> {
  const { eventIds, people, statement, signature, proof, signedAt } = journalCopies
  const [copy] = await tx
    .select({ eventIds, people, statement, signature, proof })
    .from(journalCopies)
    .where(and(eq(journalCopies.patientId, patientId), isNotNull(signedAt)))
  if (!copy?.statement || !copy.signature || !copy.proof) return null
  const rows = await tx.execute<CopiedRow>(
    sql`select ${AS_SEALED} from audit_events where patient_id = ${patientId} and ${shown(copy.eventIds)}`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const { batches, places } = proofSchema.parse(JSON.parse(copy.proof))
  const lines = copy.eventIds.flatMap((id, at) => {
    const [row, seal] = [byId.get(id), places[at]]
    return row && seal ? [{ row, seal }] : []
  })
  if (lines.length !== copy.eventIds.length) return null
  const said = { statement: copy.statement, signature: copy.signature.toString("hex"), people: JSON.parse(copy.people) }
  return { format: FORMAT, ...said, batches, lines }
}
