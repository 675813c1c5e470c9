import "server-only"
import { and, asc, isNull, sql } from "drizzle-orm"
import { APPOINTMENT_ZONES } from "@/drizzle/appointment-vocabulary"
import { appointments } from "@/drizzle/schema/appointments"
import { ITEM_STATES, oneOf } from "@/drizzle/vocabulary"
import type { OwnAccess } from "@/lib/access/own-access"
import { listOwnScopes, type OwnScope } from "@/lib/access/own-scopes"
import { withinSpaces } from "@/lib/access/within-spaces"
import { appendAudit } from "@/lib/audit/append"
import { startsAt } from "../moment/queries"
import { HOURS_UNDER_WAY, type NextLine } from "../rules"

const STARTS_AT = startsAt()

/**
 * The next appointment of each person whom the actor helps, of those that the actor may read there now; a person without one is
 * left out. Each reads in their own journal that it was shown.
 */
export async function listNextAppointments(own: OwnAccess): Promise<Record<string, NextLine>> {
  const spaces = (await listOwnScopes(own)).filter(({ scope }) => scope.permissions.includes("view:appointments"))
  if (spaces.length === 0) return {}
  const { id, patientId, withWhom, day, hour, zone, state } = appointments
  const rows = await own.tx
    .selectDistinctOn([patientId], { id, patientId, withWhom, day, hour, zone, state })
    .from(appointments)
    .where(and(isNull(appointments.deletedAt), IS_TO_COME, withinSpaces(appointments, spaces)))
    .orderBy(asc(patientId), asc(STARTS_AT), asc(id))
  await Promise.all(spaces.map((space) => tell(own, space, rows.find((row) => row.patientId === space.patientId)?.id)))
  return Object.fromEntries(rows.map((row) => [row.patientId, lineOf(row)]))
}

const IS_TO_COME = sql`${STARTS_AT} + make_interval(hours => ${HOURS_UNDER_WAY}) > now()
  and ${appointments.state} <> 'entered_in_error'`

const lineOf = ({
  withWhom,
  day,
  hour,
  zone,
  state,
}: Pick<NextLine, "withWhom" | "day" | "hour"> & Record<"zone" | "state", string>) => ({
  ...{ withWhom, day },
  hour: hour.slice(0, 5),
  zone: oneOf(APPOINTMENT_ZONES, zone),
  state: oneOf(ITEM_STATES, state),
})

function tell({ tx, actor }: OwnAccess, { patientId, scope: { basis, delegationId } }: OwnScope, id: string | undefined) {
  const doer = { actorAccountId: actor.accountId, basis, delegationId }
  return appendAudit(tx, patientId, doer, [
    { action: "appointment.listed", permission: "view:appointments", resourceIds: id ? [id] : [] },
  ])
}
