import "server-only"
import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { delegations, invitationNoes, invitations } from "@/drizzle/schema/delegations"
import type { PatientAccess } from "@/lib/access/require-access"
import { withTask } from "@/lib/access/system-task"
import { ConflictError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import type { JobPayloads } from "@/lib/platform/jobs/enqueue"
import type { SentAgain } from "../schema"
import { mailTicket, newTicket, refuseManyMails } from "../ticket/commands"

/**
 * Sends an invitation whose mail came back, or came to somebody who said no, to the same address or a corrected one, with a new
 * code: the code before finds nothing any more.
 * @throws ConflictError `invitation.already_answered` where neither is so, or somebody answered or sent it anew meanwhile;
 * `invitation.too_many_mails` above ten a day
 */
export async function sendAgain(
  access: PatientAccess<"edit:delegations">,
  { delegationId, contact }: Pick<SentAgain, "delegationId" | "contact">,
): Promise<void> {
  const { tx, patientId } = access
  access.trace({ action: "delegation.proposed", permission: "edit:delegations", resourceIds: [delegationId] })
  const here = and(
    eq(invitations.patientId, patientId),
    eq(invitations.delegationId, delegationId),
    eq(invitations.status, "sent"),
    eq(invitations.channel, "mail"),
    or(isNotNull(invitations.undeliveredAt), wasSaidNo),
  )
  const [row] = await tx
    .select({ id: invitations.id, expiresAt: invitations.expiresAt, caregiverName: delegations.caregiverName })
    .from(invitations)
    .innerJoin(delegations, and(eq(delegations.patientId, invitations.patientId), eq(delegations.id, invitations.delegationId)))
    .where(and(here, eq(delegations.status, "proposed")))
    .for("update", { of: invitations })
  if (!row) throw new ConflictError("invitation.already_answered")
  await refuseManyMails(access)
  const ticket = await newTicket(access, "mail", row)
  const { expiresAt, codeHash } = ticket
  await tx.update(invitations).set({ contact, expiresAt, codeHash, undeliveredAt: null }).where(here)
  await mailTicket(access, { ...ticket, caregiverName: row.caregiverName, to: contact })
}

const wasSaidNo = sql`exists (select from ${invitationNoes} where ${invitationNoes.patientId} = ${invitations.patientId}
  and ${invitationNoes.invitationId} = ${invitations.id})`

type Returned = JobPayloads["invitations.undelivered"]

/** Job `invitations.undelivered`: notes that the mail of an invitation came back for good, and tells its patient, where nobody answered or sent it anew meanwhile. */
export async function noteUndelivered(worker: Database, { patientId, invitationId, codeHash }: Returned): Promise<void> {
  await withTask(worker, "invitations.undelivered", async (task) => {
    const [noted] = await task.tx
      .update(invitations)
      .set({ undeliveredAt: sql`now()` })
      .where(
        and(
          eq(invitations.patientId, patientId),
          eq(invitations.id, invitationId),
          eq(invitations.codeHash, Buffer.from(codeHash, "hex")),
          eq(invitations.status, "sent"),
          isNull(invitations.undeliveredAt),
        ),
      )
      .returning({ id: invitations.delegationId })
    if (!noted) return
    const here = and(eq(delegations.patientId, patientId), eq(delegations.id, noted.id))
    const [access] = await task.tx.select({ name: delegations.caregiverName }).from(delegations).where(here)
    await tellPatient(task.tx, patientId, "undelivered", { subject: "undelivered", subjectId: noted.id, name: access?.name })
    await task.trace(patientId, [{ action: "delegation.undelivered", resourceIds: [noted.id] }])
  })
}
