import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { AuthorKind } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { tellAccount } from "@/lib/notices/tell"
import { listMembers, listRepresentatives } from "../members/queries"

type Sent = { threadId: string; authorKind: AuthorKind }

/**
 * Tells everybody else who would read a message that there is one, never what it says: in the transaction of the message, so that
 * each is told once or not at all. Who may no longer come in is told nothing.
 */
export async function tellOfMessage(access: PatientAccess<"act:messages">, { threadId, authorKind }: Sent): Promise<void> {
  const { tx, patientId, actor } = access
  const [patient] = await tx.select({ holder: patients.holderAccountId }).from(patients).where(eq(patients.patientId, patientId))
  const members = await listMembers(access, threadId)
  const readers = members.flatMap(({ accountId, reads }) => (reads ? [accountId] : []))
  // What a minor began alone is not read by who answers for the child.
  const representatives = authorKind === "patient" ? [] : await listRepresentatives(access)
  const told = new Set([patient?.holder ?? null, ...readers, ...representatives])
  told.delete(actor.accountId)
  const about = { subject: "message", spaceId: patientId, subjectId: threadId, name: actor.displayName } as const
  for (const accountId of told) await tellAccount(tx, accountId, "new_message", about)
}
