import "server-only"
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { nameOf, practised } from "@/drizzle/practised"
import { careTeamMembers, consultations } from "@/drizzle/schema/care"
import { threadMembers } from "@/drizzle/schema/threads"
import { MEMBER_KINDS } from "@/drizzle/thread-vocabulary"
import { oneOf, type Practised } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import { type Caregiver, listEverCaregivers } from "@/lib/access/caregivers"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import type { Permission } from "@/lib/access/sections"
import type { Member, Recipient } from "../rules"

type Any = PatientAccess<never>

/** Who besides the person herself is in a thread, and whether they may still come in; for a page or a command that asked for the thread. */
export async function listMembers(access: Any, threadId: string): Promise<Member[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({
      accountId: threadMembers.accountId,
      kind: threadMembers.kind,
      name: nameOf(threadMembers.accountId, threadMembers.name),
      profession: practised(threadMembers.professionCode, threadMembers.accountId),
      readsFrom: threadMembers.readsFrom,
      treats: sql<boolean>`relais.treats(${patientId}::uuid, ${threadMembers.accountId})`,
    })
    .from(threadMembers)
    .where(and(eq(threadMembers.patientId, patientId), eq(threadMembers.threadId, threadId), isNull(threadMembers.removedAt)))
    .orderBy(asc(threadMembers.addedAt), asc(threadMembers.accountId))
  const readers = rows.some(({ kind }) => kind === "caregiver") ? await listReaders(access) : []
  return rows.map(({ treats, ...row }) => {
    const kind = oneOf(MEMBER_KINDS, row.kind)
    const reads = kind === "professional" ? treats : readers.some(({ accountId }) => accountId === row.accountId)
    return { ...row, kind, reads, isYou: row.accountId === scope.actorAccountId }
  })
}

/** Who answers for the patient and would read such a thread: where nobody helps by law there is nobody. */
export async function listRepresentatives(access: Any): Promise<string[]> {
  const readers = await listReaders(access)
  return readers.flatMap(({ accountId, scope }) => (scope.items.kind === "representative" ? [accountId] : []))
}

type Reader = { accountId: string; name: string; scope: Scope }

/** Whose access lets them read messages now. */
async function listReaders(access: Any): Promise<Reader[]> {
  return (await listEverCaregivers(access)).flatMap((caregiver) => readerOf(caregiver, ["view:messages"]))
}

function readerOf({ accountId, accesses, bases, now }: Caregiver, permissions: readonly Permission[]): Reader[] {
  const decision = decideAccess({ actorAccountId: accountId, permissions, bases, now })
  return decision.granted ? [{ accountId, name: accesses.at(-1)?.name ?? "", scope: decision.scope }] : []
}

/** Who helps and may be let into a thread by who decides for the patient: by consent, to read and to write. */
export async function listCaregivers(access: PatientAccess<"edit:messages">): Promise<Recipient[]> {
  const caregivers = await listEverCaregivers(access)
  const readers = caregivers.flatMap((caregiver) => readerOf(caregiver, ["view:messages", "act:messages"]))
  return readers.flatMap(({ accountId, name, scope }) =>
    scope.items.kind === "granted" ? [{ accountId, name, kind: "caregiver" as const, profession: null }] : [],
  )
}

/** To whom who decides for the patient may begin a thread: who treats now, then who helps. */
export async function listRecipients(access: PatientAccess<"edit:messages">): Promise<Recipient[]> {
  const team = await select(access, careTeamMembers, currentMember("care_team_members"))
  const open = await select(access, consultations, openConsultation("consultations"))
  const professionals = [...new Map([...open, ...team].map((one) => [one.accountId, one])).values()]
  return [...professionals.map((one) => ({ ...one, kind: "professional" as const })), ...(await listCaregivers(access))]
}

type Treating = { accountId: string; name: string; profession: Practised | null }

function select(
  { tx, patientId }: Any,
  table: typeof careTeamMembers | typeof consultations,
  isNow: string,
): Promise<Treating[]> {
  const { professionalAccountId: account, professionalName, professionCode } = table
  return tx
    .select({ accountId: account, name: nameOf(account, professionalName), profession: practised(professionCode, account) })
    .from(table)
    .where(and(eq(table.patientId, patientId), sql.raw(isNow), sql`relais.treats(${patientId}::uuid, ${account})`))
    .orderBy(asc(professionalName))
    .limit(100)
}

/** The attending doctor who may come in now, whom to turn to where a professional reads no further; null without one. */
export async function findAttending({ tx, patientId }: PatientAccess<"edit:messages">): Promise<Recipient | null> {
  const { professionalAccountId: account, professionalName, professionCode, isAttendingDoctor } = careTeamMembers
  const [row] = await tx
    .select({ accountId: account, name: nameOf(account, professionalName), profession: practised(professionCode, account) })
    .from(careTeamMembers)
    .where(
      and(
        eq(careTeamMembers.patientId, patientId),
        sql.raw(currentMember("care_team_members")),
        eq(isAttendingDoctor, true),
        sql`relais.treats(${patientId}::uuid, ${account})`,
      ),
    )
  return row ? { ...row, kind: "professional" } : null
}
