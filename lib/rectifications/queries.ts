import "server-only"
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm"
import { practised } from "@/drizzle/practised"
import { RECTIFICATION_STATES, REFUSAL_REASONS } from "@/drizzle/rectification-vocabulary"
import { rectifications } from "@/drizzle/schema/rectifications"
import { AUTHOR_KINDS, ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import { itemTable } from "@/lib/access/item-tables"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { type Contested, isOpen, mayAnswer, mayContest, mayWithdraw, type Rectification, shownState, toldOf } from "./rules"

type Any = PatientAccess<never>
type Known = { request: Rectification; contested: Contested }

/** What is said against an item that the reader reads, the latest first, and whether the reader may say so too. */
export async function readContested(access: Any, section: ItemSection, itemId: string) {
  const contested = await findContested(access, section, itemId)
  if (!contested) return { requests: [], mayContest: false, told: null }
  const here = and(eq(rectifications.section, section), eq(rectifications.itemId, itemId))
  const requests = (await statement(access, here)).map((row) => requestOf(row, access, contested))
  const mayAsk = access.may("add:rectifications") !== null && mayContest(access.scope, contested)
  const told = toldOf(access.scope, contested)
  return { requests, mayContest: mayAsk && !requests.some(({ state }) => isOpen(state)), told }
}

/**
 * One request, for whoever reads the item that it is about.
 * @throws NotFoundError for every other, and where the item is gone
 */
export async function getRectification(access: Any, id: string): Promise<Rectification> {
  const { request } = await requireRectification(access, id)
  access.trace({ action: "rectification.viewed", permission: `view:${request.section}`, resourceIds: [request.itemId] })
  return request
}

/** Every request about what the reader may read, the latest first. */
export async function listRectifications(access: Any): Promise<Rectification[]> {
  const all: Rectification[] = []
  for (const row of await statement(access, undefined)) {
    const section = oneOf(ITEM_SECTIONS, row.section)
    const contested = access.may(`view:${section}`) && (await findContested(access, section, row.itemId))
    if (!contested) continue
    access.trace({ action: "rectification.viewed", permission: `view:${section}`, resourceIds: [row.itemId] })
    all.push(requestOf(row, access, contested))
  }
  return all
}

/**
 * The same for a command, which tells what it did with it.
 * @throws NotFoundError as above
 */
export async function requireRectification(access: Any, id: string): Promise<Known> {
  if (!isUuid(id)) throw new NotFoundError()
  const [row] = await statement(access, eq(rectifications.id, id))
  const contested = row && (await findContested(access, oneOf(ITEM_SECTIONS, row.section), row.itemId))
  if (!row || !contested) throw new NotFoundError()
  return { request: requestOf(row, access, contested), contested }
}

/** An item of the reader's scope, as far as it can be contested; null where there is none. */
export async function findContested({ tx, patientId, scope }: Any, section: ItemSection, id: string): Promise<Contested | null> {
  const table = itemTable(section)
  if (!isUuid(id)) return null
  const [row] = await tx
    .select({
      authorKind: sql<string>`${table.authorKind}`,
      authorAccountId: sql<string | null>`${table.authorAccountId}`,
      hasWriterLeft: sql<boolean>`relais.has_left(${table.authorAccountId})`,
      attendingAccountId: sql<string | null>`(select m.professional_account_id from care_team_members m
        where m.patient_id = ${patientId} and m.is_attending_doctor and ${sql.raw(currentMember("m"))}
          and not relais.has_left(m.professional_account_id))`,
      isOfTheTeam: sql<boolean>`exists (select from care_team_members m where m.patient_id = ${patientId}
        and m.professional_account_id = ${scope.actorAccountId}::uuid and ${sql.raw(currentMember("m"))})`,
      state: sql<string>`${table.state}`,
    })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, id), isNull(table.deletedAt), itemsWithin(table, scope)))
  if (!row) return null
  return { ...row, section, id, authorKind: oneOf(AUTHOR_KINDS, row.authorKind), state: oneOf(ITEM_STATES, row.state) }
}

const COLUMNS = {
  id: rectifications.id,
  section: rectifications.section,
  itemId: rectifications.itemId,
  askedByAccountId: rectifications.askedByAccountId,
  askedByName: rectifications.askedByName,
  askedByRelation: rectifications.askedByRelation,
  wrong: rectifications.wrong,
  right: rectifications.right,
  askedAt: rectifications.askedAt,
  dueOn: rectifications.dueOn,
  daysLeft: sql<number>`${rectifications.dueOn} - (now() at time zone 'Europe/Paris')::date`,
  state: rectifications.state,
  seenAt: rectifications.seenAt,
  withdrawnAt: rectifications.withdrawnAt,
  answeredAt: rectifications.answeredAt,
  answeredByAccountId: rectifications.answeredByAccountId,
  answeredByName: rectifications.answeredByName,
  answeredByProfession: practised(rectifications.answeredByProfession, rectifications.answeredByAccountId),
  reason: rectifications.reason,
  answer: rectifications.answer,
}

function statement({ tx, patientId }: Any, also: SQL | undefined) {
  return tx
    .select(COLUMNS)
    .from(rectifications)
    .where(and(eq(rectifications.patientId, patientId), also))
    .orderBy(desc(rectifications.askedAt), desc(rectifications.id))
}

type Row = Awaited<ReturnType<typeof statement>>[number]

function requestOf(row: Row, { scope }: Any, contested: Contested): Rectification {
  const { id, itemId, wrong, right, askedAt, dueOn, daysLeft, seenAt, withdrawnAt } = row
  const state = shownState(oneOf(RECTIFICATION_STATES, row.state), contested)
  const isYou = row.askedByAccountId === scope.actorAccountId
  return {
    ...{ id, section: contested.section, itemId, wrong, right, askedAt, dueOn, daysLeft, state, seenAt, withdrawnAt },
    told: toldOf(scope, contested),
    asker: { name: row.askedByName, relation: row.askedByRelation, isYou },
    answer: answerOf(row, scope.actorAccountId),
    may: {
      answer: isOpen(state) && mayAnswer(scope, contested),
      withdraw: isOpen(state) && mayWithdraw(scope, row.askedByAccountId),
    },
  }
}

function answerOf(row: Row, readerId: string): Rectification["answer"] {
  const { answeredAt, answeredByName, answeredByProfession, reason, answer } = row
  if (!answeredAt || !answeredByName) return null
  const isYou = row.answeredByAccountId === readerId
  const coded = reason === null ? null : oneOf(REFUSAL_REASONS, reason)
  return { reason: coded, words: answer, at: answeredAt, name: answeredByName, profession: answeredByProfession, isYou }
}
