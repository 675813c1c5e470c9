import { eq, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { patients } from "@/drizzle/schema/patients"
import type { Language, NoticeSubject } from "@/drizzle/vocabulary"
import { enqueue, type JobPayloads } from "../platform/jobs/enqueue"
import { type InvitationSaid, invitationWords, type NoticeKind, noticeInEach, weekInEach } from "./words"

/**
 * What a notice tells of, for the person's own page alone: which access, document or request, and the name of the other side.
 * For a person's own access the database writes whose it is: `patientId` says where to look; of what happened in a space, whose space it is
 * to who helps there: `whose`.
 */
export type About = {
  subject: NoticeSubject
  spaceId?: string
  subjectId?: string
  patientId?: string
  whose?: string
  name?: string | null
}

/**
 * Says that something happened, never what: kept for the person to read here and to print, and sent as they chose, by
 * mail or SMS, where an address or a number was confirmed: one sentence and the address of the portal. The same thing again within ten minutes is told by one that counts.
 */
export async function tellAccount(tx: Transaction, accountId: string | null, kind: NoticeKind, about?: About): Promise<void> {
  if (!accountId) return
  await tx.execute(sql`select relais.tell_account(${accountId}::uuid, ${kind}, ${JSON.stringify(noticeInEach(kind))}::text::jsonb,
    ${JSON.stringify(about ?? {})}::text::jsonb)`)
}

/** Tells the person whose space it is. */
export async function tellPatient(
  tx: Transaction,
  patientId: string,
  kind: NoticeKind,
  about?: Omit<About, "spaceId">,
): Promise<void> {
  const [patient] = await tx.select({ holder: patients.holderAccountId }).from(patients).where(eq(patients.patientId, patientId))
  await tellAccount(tx, patient?.holder ?? null, kind, about && { ...about, spaceId: patientId })
}

/** Tells very many people at once of something of each one's own space: one statement, however many they are. */
export async function tellPatients(
  tx: Transaction,
  kind: NoticeKind,
  subject: NoticeSubject,
  rows: readonly { patientId: string; subjectId: string }[],
): Promise<void> {
  const [patientIds, subjectIds] = [rows.map(({ patientId }) => patientId), rows.map(({ subjectId }) => subjectId)]
  await tx.execute(sql`select relais.tell_account(p.holder_account_id, ${kind}, ${JSON.stringify(noticeInEach(kind))}::text::jsonb,
      jsonb_build_object('subject', ${subject}::text, 'spaceId', told.patient_id, 'subjectId', told.subject_id))
    from unnest(${sql.param(patientIds)}::uuid[], ${sql.param(subjectIds)}::uuid[]) with ordinality told (patient_id, subject_id, nth)
    join ${patients} p on p.patient_id = told.patient_id where p.holder_account_id is not null order by told.nth`)
}

/** What the letter of the week tells: in whose own space people came, and how many. */
type OfWeek = { spaceId: string | null; came: number }

/** The letter of the week: that people came to the person's own space, and how many notices wait to be read; nothing where there is neither. */
export async function tellWeek(tx: Transaction, accountId: string, { spaceId, came }: OfWeek): Promise<void> {
  const [row] = await tx.execute<{ waiting: number }>(sql`select relais.count_for_letter(${accountId}::uuid) as waiting`)
  const waiting = row?.waiting ?? 0
  const said = came + waiting > 0 ? JSON.stringify(weekInEach({ came, waiting })) : null
  await tx.execute(sql`select relais.post_letter(${accountId}::uuid, ${said}::text::jsonb, ${spaceId}::uuid, ${came}::int)`)
}

type InvitationMail = {
  to: string
  language: Language
  said: InvitationSaid
  whenRefused: JobPayloads["invitations.undelivered"]
}

/** Writes to the address that the patient gave for the person invited: who invites, the link and the code; opening the link changes nothing. */
export async function mailInvitation(tx: Transaction, { to, language, said, whenRefused }: InvitationMail): Promise<void> {
  const { subject, text } = invitationWords(language, said)
  await enqueue(tx, "mail.send", { to, subject, text, whenRefused: { job: "invitations.undelivered", payload: whenRefused } })
}
