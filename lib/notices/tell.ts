import { eq, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { patients } from "@/drizzle/schema/patients"
import { LANGUAGES, type Language } from "@/drizzle/vocabulary"
import { enqueue } from "../platform/jobs/enqueue"
import { type InvitationSaid, invitationWords, type NoticeKind, noticeWords } from "./words"

/**
 * Says that something happened, never what: kept for the person to read here and to print, and sent by mail where an address
 * was confirmed: one sentence and the address of the portal. The same thing again within ten minutes is told by one mail that counts.
 */
export async function tellAccount(tx: Transaction, accountId: string | null, kind: NoticeKind): Promise<void> {
  if (!accountId) return
  const said = Object.fromEntries(LANGUAGES.map((language) => [language, noticeWords(kind, language)]))
  await tx.execute(sql`select relais.tell_account(${accountId}::uuid, ${kind}, ${JSON.stringify(said)}::text::jsonb)`)
}

/** Tells the person whose space it is. */
export async function tellPatient(tx: Transaction, patientId: string, kind: NoticeKind): Promise<void> {
  const [patient] = await tx.select({ holder: patients.holderAccountId }).from(patients).where(eq(patients.patientId, patientId))
  await tellAccount(tx, patient?.holder ?? null, kind)
}

/** Writes to the address that the patient gave for the person invited: who invites, the link and the code; opening the link changes nothing. */
export async function mailInvitation(tx: Transaction, to: string, language: Language, invitation: InvitationSaid): Promise<void> {
  const { subject, text } = invitationWords(language, invitation)
  await enqueue(tx, "mail.send", { to, subject, text })
}
