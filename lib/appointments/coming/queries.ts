import "server-only"
import { and, asc, isNull, lte, type SQL, sql } from "drizzle-orm"
import { APPOINTMENT_ZONES } from "@/drizzle/appointment-vocabulary"
import { appointments } from "@/drizzle/schema/appointments"
import { ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceInEach } from "@/lib/access/own-lines"
import { listOpenSpaces } from "@/lib/access/own-scopes"
import { withinSpaces } from "@/lib/access/within-spaces"
import { startsAt } from "../moment/queries"
import { type ComingLine, HOURS_UNDER_WAY, MOST_COMING } from "../rules"

const STARTS_AT = startsAt()
const IS_TO_COME = sql`${STARTS_AT} + make_interval(hours => ${HOURS_UNDER_WAY}) > now()
  and ${appointments.state} <> 'entered_in_error'`

/**
 * The appointments until a day in every space that is open to the actor, of those that the actor may read there now: of each
 * person the first ones, and how many more there are. Whose were shown reads it in their journal.
 */
export async function listComing(own: OwnAccess, until: string): Promise<ComingLine[]> {
  const spaces = await listOpenSpaces(own, "view:appointments")
  if (spaces.length === 0) return []
  const ranked = inEachSpace(
    own,
    and(isNull(appointments.deletedAt), IS_TO_COME, lte(appointments.day, until), withinSpaces(appointments, spaces)),
  )
  const rows = await own.tx
    .select()
    .from(ranked)
    .where(lte(ranked.nth, MOST_COMING))
    .orderBy(asc(ranked.startsAt), asc(ranked.id))
  await traceInEach(own, spaces, { action: "appointment.listed", permission: "view:appointments" }, rows)
  return rows.map((row) => lineOf(row, own.actor.accountId))
}

function inEachSpace({ tx }: OwnAccess, where: SQL | undefined) {
  const { id, patientId, withWhom, place, day, hour, zone, state, companion, companionAccountId } = appointments
  return tx
    .select({
      ...{ id, patientId, withWhom, place, day, hour, zone, state, companion, companionAccountId },
      startsAt: STARTS_AT.as("starts_at"),
      nth: sql<number>`row_number() over (partition by ${patientId} order by ${STARTS_AT}, ${id})`.as("nth"),
      inAll: sql<number>`(count(*) over (partition by ${patientId}))::int`.as("in_all"),
    })
    .from(appointments)
    .where(where)
    .as("ranked")
}

type Row = Pick<ComingLine, "id" | "patientId" | "withWhom" | "place" | "day" | "hour"> &
  Record<"zone" | "state", string> & { companion: string | null; companionAccountId: string | null; inAll: number }

function lineOf({ companion, companionAccountId, inAll, ...row }: Row, accountId: string): ComingLine {
  const { id, patientId, withWhom, place, day } = row
  return {
    ...{ id, patientId, withWhom, place, day, hour: row.hour.slice(0, 5) },
    zone: oneOf(APPOINTMENT_ZONES, row.zone),
    state: oneOf(ITEM_STATES, row.state),
    companion: companion ? { name: companion, isYou: companionAccountId === accountId } : null,
    more: Math.max(0, inAll - MOST_COMING),
  }
}
