import "server-only"
import { and, arrayContains, eq } from "drizzle-orm"
import { auditEvents } from "@/drizzle/schema/audit"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { requireVisit } from "./queries"

/**
 * Somebody who watches tells the patient of one visit: who came and when, which she finds in her journal with what was read.
 * @throws ConflictError `watching.already_reported` for the same visit again, though it went on; of two tabs at once the database takes one
 * @throws NotFoundError for one's own visit, and for the patient herself, who has nobody to tell
 */
export async function reportVisit(access: PatientAccess<"view:visits">, visitId: string): Promise<void> {
  const { tx, patientId, scope, actor } = access
  const visit = await requireVisit(access, visitId)
  if (access.may("view:journal")) throw new NotFoundError()
  const { id, action, actorAccountId, resourceIds } = auditEvents
  const isMine = and(eq(actorAccountId, scope.actorAccountId), eq(action, "visit.reported"))
  const isSame = arrayContains(resourceIds, [visit.firstId])
  const [told] = await tx
    .select({ id })
    .from(auditEvents)
    .where(and(eq(auditEvents.patientId, patientId), isMine, isSame))
    .limit(1)
  if (told) throw new ConflictError("watching.already_reported")
  access.trace({ action: "visit.reported", permission: "view:visits", resourceIds: [visit.firstId] })
  await tellPatient(tx, patientId, "visit_reported", {
    ...{ subject: "visit_reported", subjectId: visit.id, name: actor.displayName },
  })
}
