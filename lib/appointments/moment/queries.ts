import "server-only"
import { type SQL, sql } from "drizzle-orm"
import { appointments } from "@/drizzle/schema/appointments"

/** When an appointment begins, as SQL: what the clock on the wall of its place says on that day, whatever was changed about clocks meanwhile. */
export const startsAt = (): SQL<Date> =>
  sql<Date>`((${appointments.day} + ${appointments.hour}) at time zone ${appointments.zone})`
