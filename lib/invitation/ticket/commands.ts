import "server-only"
import { eq, sql } from "drizzle-orm"
import { invitations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { InvitationChannel } from "@/drizzle/vocabulary"
import { takeTurn } from "@/lib/access/limits"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import { mailInvitation } from "@/lib/notices/tell"
import { configuration } from "@/lib/platform/configuration"
import { groupedCode } from "@/lib/platform/written-code"
import { ruleValue } from "@/lib/reference/dated-rules"
import { formatsIn } from "@/lib/words/formats"
import { hashCode, invitationCode } from "../rules"

type Edit = PatientAccess<"edit:delegations">

/**
 * A code with its end, by the database's clock: with the thirtieth day in Paris, or after some minutes between two people in
 * one room. The code follows from the end, so the end of a new code is always later than that of the code before, however soon
 * it was asked for.
 */
export async function newTicket(access: Edit, channel: InvitationChannel, before?: { id: string; expiresAt: Date }) {
  const end = channel === "screen" ? inMinutes(ruleValue("screen_invitation_lives")) : inDays(ruleValue("invitation_lives"))
  const later = before && sql`date_trunc('second', ${before.expiresAt.toISOString()}::timestamptz) + interval '1 second'`
  const [row] = await access.tx
    .select({
      id: before ? sql<string>`${before.id}::uuid` : sql<string>`uuidv7()`,
      expiresAt: (later ? sql`greatest(${end}, ${later})` : end).mapWith(invitations.expiresAt),
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
    })
    .from(patients)
    .where(eq(patients.patientId, access.patientId))
  if (!row) throw new NotFoundError()
  const { secret } = configuration()
  const code = invitationCode(secret, row.id, row.expiresAt)
  const { id, expiresAt } = row
  return { id, expiresAt, code: groupedCode(code), codeHash: hashCode(secret, code), patientName: personName(row) }
}

const inMinutes = ({ value }: { value: number }) =>
  sql`date_trunc('second', now()) + interval '1 second' + ${value}::int * interval '1 minute'`

/** In the last minute of the day, the later the later in its day the code is made: no two codes made at two moments end together. */
const inDays = ({ value }: { value: number }) => {
  const here = sql`(now() at time zone 'Europe/Paris')`
  const today = sql`date_trunc('day', ${here})`
  return sql`date_trunc('milliseconds', ${today} + (${value}::int + 1) * interval '1 day' - interval '1 minute'
    + (${here} - ${today}) * (59.0 / 86400)) at time zone 'Europe/Paris'`
}

type Ticket = Awaited<ReturnType<typeof newTicket>>

/** Sends a code by mail; when the mail comes back, its patient is told. */
export async function mailTicket(
  { tx, patientId, actor: { language } }: Edit,
  { to, caregiverName, ...ticket }: Ticket & { to: string; caregiverName: string },
): Promise<void> {
  const { id: invitationId, patientName, code, codeHash, expiresAt } = ticket
  const until = formatsIn(language).dateTime(expiresAt, { dateStyle: "long" })
  const whenRefused = { patientId, invitationId, codeHash: codeHash.toString("hex") }
  await mailInvitation(tx, { to, language, said: { patientName, caregiverName, code, until }, whenRefused })
}

type Given = { delegationId: string; caregiverName: string; channel: InvitationChannel; contact: string | null }

/**
 * The way in to an access that was just proposed: its code, on its way by mail where it goes so.
 * @throws ConflictError `invitation.too_many_mails` above ten a day
 */
export async function giveTicket(access: Edit, { delegationId, caregiverName, channel, contact }: Given): Promise<void> {
  if (channel === "mail") await refuseManyMails(access)
  const ticket = await newTicket(access, channel)
  const { id, expiresAt, codeHash } = ticket
  const { patientId } = access
  await access.tx.insert(invitations).values({ patientId, id, delegationId, channel, contact, codeHash, expiresAt })
  if (contact) await mailTicket(access, { ...ticket, caregiverName, to: contact })
}

/** The portal is no way to fill the mail boxes of strangers. */
export async function refuseManyMails({ tx, patientId }: Edit): Promise<void> {
  if (!(await takeTurn(tx, "invitation_mails", patientId))) throw new ConflictError("invitation.too_many_mails")
}
