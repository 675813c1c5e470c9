import "server-only"
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { patients } from "@/drizzle/schema/patients"
import { threadMembers, threads } from "@/drizzle/schema/threads"
import { oneOf, SEXES } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceListed } from "@/lib/access/own-lines"
import { writtenName } from "@/lib/identity/rules"
import { MOST_THREADS } from "../rules"
import type { DeskThread } from "./rules"

/**
 * A page of the threads of a professional over all patients who let them in now, what they have not read before the rest: whose space is shut
 * to them is hidden by the database's own policies.
 */
export async function listDesk(own: OwnAccess, page = 1): Promise<{ threads: DeskThread[]; isMore: boolean }> {
  const { tx, actor, treatedPatientIds } = own
  if (!actor.exercice || treatedPatientIds.length === 0) return { threads: [], isMore: false }
  const me = sql`${actor.accountId}::uuid`
  const of = sql`from messages m where m.patient_id = threads.patient_id and m.thread_id = threads.id`
  const read = sql`coalesce((select r.position from thread_reads r where r.patient_id = threads.patient_id
    and r.thread_id = threads.id and r.account_id = ${me}), 0)`
  const unread = sql<number>`(select count(*)::int ${of} and m.author_account_id <> ${me} and m.position > ${read})`
  const lastAt = sql`(select max(m.sent_at) ${of})`.mapWith(threads.openedAt)
  const isMine = and(
    eq(threadMembers.patientId, threads.patientId),
    eq(threadMembers.threadId, threads.id),
    eq(threadMembers.accountId, actor.accountId),
    isNull(threadMembers.removedAt),
  )
  const rows = await tx
    .select({
      id: threads.id,
      patientId: threads.patientId,
      family: sql<string>`coalesce(${patients.usedName}, ${patients.birthName})`,
      given: patients.firstGivenName,
      birthDate: patients.birthDate,
      sex: patients.sex,
      openedAt: threads.openedAt,
      closedAt: threads.closedAt,
      lastAt,
      unread,
      isOfTheTeam: sql<boolean>`exists (select from care_team_members t where t.patient_id = threads.patient_id
        and t.professional_account_id = ${me} and ${sql.raw(currentMember("t"))})`,
    })
    .from(threads)
    .innerJoin(threadMembers, isMine)
    .innerJoin(patients, eq(patients.patientId, threads.patientId))
    .where(isAnyOf(threads.patientId, treatedPatientIds))
    .orderBy(desc(sql`${unread} > 0`), desc(lastAt), desc(threads.id))
    .offset((page - 1) * MOST_THREADS)
    .limit(MOST_THREADS + 1)
  const isMore = rows.length > MOST_THREADS
  rows.length = Math.min(rows.length, MOST_THREADS)
  await traceListed(
    own,
    rows.map(({ patientId, isOfTheTeam }) => ({ patientId, basis: isOfTheTeam ? "care_team" : null, delegationId: null })),
  )
  const threadsOfPage = rows.map(({ id, patientId, family, given, birthDate, sex, openedAt, closedAt, lastAt, unread }) => ({
    ...{ id, patientId, unread, birthDate, openedAt, sex: oneOf(SEXES, sex) },
    name: `${writtenName(family)} ${writtenName(given)}`,
    lastAt: lastAt ?? openedAt,
    isClosed: closedAt !== null,
  }))
  return { threads: threadsOfPage, isMore }
}
