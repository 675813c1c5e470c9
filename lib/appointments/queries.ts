import "server-only"
import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm"
import { APPOINTMENT_ZONES } from "@/drizzle/appointment-vocabulary"
import { appointments } from "@/drizzle/schema/appointments"
import { AUTHOR_KINDS, ITEM_STATES, oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { AuditAction } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { changeableBy, isRestorable } from "./authorship/queries"
import { startsAt } from "./moment/queries"
import { type Appointment, type Cancelled, gesturesOf, HOURS_UNDER_WAY } from "./rules"

type Viewing = PatientAccess<"view:appointments">

/** An agenda has some dozens of lines a year; what nobody would read is not drawn either. */
const MOST = 1000

const STARTS_AT = startsAt()
const IS_OVER = sql<boolean>`${STARTS_AT} + make_interval(hours => ${HOURS_UNDER_WAY}) <= now()`

/** Every appointment that who looks may see, in the order of time, refused proposals among them; `action` is how it is told. */
export async function listAppointments(access: Viewing, action: AuditAction = "appointment.listed"): Promise<Appointment[]> {
  const rows = await linesStatement(access).limit(MOST)
  access.trace({ action, permission: "view:appointments", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, access))
}

/** The next one that stands or waits to be confirmed; null where there is none. */
export async function getNextAppointment(access: Viewing): Promise<Appointment | null> {
  const [row] = await linesStatement(access, sql`not ${IS_OVER} and ${appointments.state} <> 'entered_in_error'`).limit(1)
  access.trace({ action: "appointment.listed", permission: "view:appointments", resourceIds: row ? [row.id] : [] })
  return row ? lineOf(row, access) : null
}

/**
 * One appointment.
 * @throws NotFoundError for one that is not there for who looks
 */
export async function getAppointment(access: Viewing, id: string): Promise<Appointment> {
  if (!isUuid(id)) throw new NotFoundError()
  const [row] = await linesStatement(access, eq(appointments.id, id))
  if (!row) throw new NotFoundError()
  access.trace({ action: "appointment.viewed", permission: "view:appointments", resourceIds: [id] })
  return lineOf(row, access)
}

/** What was cancelled and can still come back, for who may bring it back. */
export async function listCancelled(access: PatientAccess<"act:appointments">): Promise<Cancelled[]> {
  const { tx, patientId, scope } = access
  const { id, withWhom, day, hour } = appointments
  const rows = await tx
    .select({ id, withWhom, day, hour })
    .from(appointments)
    .where(and(eq(appointments.patientId, patientId), isRestorable(), itemsWithin(appointments, scope), changeableBy(access)))
    .orderBy(desc(appointments.deletedAt))
    .limit(MOST)
  access.trace({ action: "appointment.listed", permission: "act:appointments", resourceIds: rows.map((row) => row.id) })
  return rows.map((row) => ({ ...row, hour: row.hour.slice(0, 5) }))
}

function linesStatement({ tx, patientId, scope }: Viewing, also?: SQL) {
  return tx
    .select(COLUMNS)
    .from(appointments)
    .where(and(eq(appointments.patientId, patientId), isNull(appointments.deletedAt), itemsWithin(appointments, scope), also))
    .orderBy(asc(STARTS_AT), asc(appointments.id))
}

const COLUMNS = {
  id: appointments.id,
  version: appointments.version,
  withWhom: appointments.withWhom,
  place: appointments.place,
  day: appointments.day,
  hour: appointments.hour,
  zone: appointments.zone,
  startsAt: STARTS_AT.mapWith(appointments.saidAt),
  isOver: IS_OVER,
  bring: appointments.bring,
  companion: appointments.companion,
  companionAccountId: appointments.companionAccountId,
  saidAt: appointments.saidAt,
  state: appointments.state,
  authorKind: appointments.authorKind,
  authorAccountId: appointments.authorAccountId,
  authorName: appointments.authorName,
  authorRelation: appointments.authorRelation,
  confirmedAt: appointments.confirmedAt,
  confirmedByName: appointments.confirmedByName,
  sensitivity: appointments.sensitivity,
}

type Row = Awaited<ReturnType<typeof linesStatement>>[number]

function lineOf(row: Row, access: Viewing): Appointment {
  const { scope } = access
  const { id, version, withWhom, place, day, startsAt, isOver, bring, saidAt } = row
  const isAuthor = row.authorAccountId === scope.actorAccountId
  const state = oneOf(ITEM_STATES, row.state)
  const held = { mayAct: access.may("act:appointments") !== null, mayEdit: access.may("edit:appointments") !== null, scope }
  return {
    ...{ id, version, withWhom, place, day, startsAt, isOver, bring, saidAt, state },
    hour: row.hour.slice(0, 5),
    zone: oneOf(APPOINTMENT_ZONES, row.zone),
    companion: companionOf(row, scope.actorAccountId),
    author: {
      kind: oneOf(AUTHOR_KINDS, row.authorKind),
      name: row.authorName,
      relation: row.authorRelation,
      isYou: isAuthor,
    },
    confirmation: row.confirmedAt && row.confirmedByName ? { at: row.confirmedAt, name: row.confirmedByName } : null,
    forPatient: decides(scope) ? { sensitivity: oneOf(SENSITIVITIES, row.sensitivity) } : null,
    may: gesturesOf({ state, isAuthor }, held),
  }
}

function companionOf({ companion, companionAccountId: accountId }: Row, viewer: string): Appointment["companion"] {
  return companion ? { name: companion, accountId, isYou: accountId === viewer } : null
}
