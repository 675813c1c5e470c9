import "server-only"
import { desc, eq } from "drizzle-orm"
import { auditEvents } from "@/drizzle/schema/audit"
import { journalCopies } from "@/drizzle/schema/journal-copies"
import { linesWithin } from "@/lib/access/lines-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { actorOf, readPeople } from "../actors/queries"
import { MOST_LINES } from "./rules"

/**
 * Asks for a copy of the journal as it is shown now, in place of the one before; the sealer signs it. Twice at once is one copy.
 */
export async function askForCopy(access: PatientAccess<"view:journal">): Promise<void> {
  const { tx, patientId, scope, actor } = access
  const newestFirst = await tx
    .select({ id: auditEvents.id, actorId: auditEvents.actorAccountId })
    .from(auditEvents)
    .where(linesWithin(patientId, scope))
    .orderBy(desc(auditEvents.occurredAt), desc(auditEvents.id))
    .limit(MOST_LINES)
  const lines = newestFirst.reverse()
  const people = await readPeople(access, lines)
  const named = [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))].flatMap((accountId) => {
    const said = actorOf(access, { actorId: accountId, professionCode: null, place: null }, people)
    const name = said.kind === "you" ? actor.displayName : said.kind === "person" ? said.name : null
    return name ? [[accountId, name] as const] : []
  })
  await tx.delete(journalCopies).where(eq(journalCopies.patientId, patientId))
  await tx
    .insert(journalCopies)
    .values({ patientId, eventIds: lines.map(({ id }) => id), people: JSON.stringify(Object.fromEntries(named)) })
    .onConflictDoNothing()
  await enqueue(tx, "journal.seal", {})
  access.trace({ action: "journal.copy_asked", permission: "view:journal" })
}
