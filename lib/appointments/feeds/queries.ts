import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { appointmentFeeds } from "@/drizzle/schema/feeds"
import { type ReadFeed, withFeed } from "@/lib/access/feed-access"
import type { PatientAccess } from "@/lib/access/require-access"
import { configuration } from "@/lib/platform/configuration"
import { calendarOf } from "../calendar/rules"
import { listAppointments } from "../queries"
import { hashFeedSecret } from "./rules"

/** One's own feed that is good now, without its secret; null where there is none. */
export async function getFeed(access: PatientAccess<"view:appointments">): Promise<{ givenAt: Date; showsMore: boolean } | null> {
  const { patientId, accountId, withdrawnAt, givenAt, showsMore } = appointmentFeeds
  const [row] = await access.tx
    .select({ givenAt, showsMore })
    .from(appointmentFeeds)
    .where(and(eq(patientId, access.patientId), eq(accountId, access.actor.accountId), isNull(withdrawnAt)))
  access.trace({ action: "appointment.listed", permission: "view:appointments" })
  return row ?? null
}

/**
 * The agenda as the calendar reads it that holds this secret: what the page of its person shows at this moment.
 * @throws NotFoundError for any secret that opens none
 */
export async function readFeed(secret: string): Promise<string> {
  return withFeed(hashFeedSecret(configuration().secret, secret), writeFeed)
}

const writeFeed = async (access: PatientAccess<"view:appointments">, told: ReadFeed): Promise<string> =>
  calendarOf(await listAppointments(access, "appointment.feed_read"), told)
