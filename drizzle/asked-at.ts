import "server-only"
import { sql } from "drizzle-orm"
import { delegations } from "./schema/delegations"

/**
 * When the questions of an access were last answered, for a read of `delegations` beside its invitations: its own day, or that of
 * an earlier one for the same person whose invitation left anew less than so many days before it, for it bears the same answers.
 */
export const askedAt = (days: number) =>
  sql`(select coalesce(min(earlier.created_at), ${delegations.createdAt}) from delegations earlier
    join invitations left_anew on left_anew.patient_id = earlier.patient_id and left_anew.delegation_id = earlier.id
      and left_anew.status = 'renewed'
    where earlier.patient_id = ${delegations.patientId} and earlier.caregiver_name = ${delegations.caregiverName}
      and earlier.created_at <= ${delegations.createdAt}
      and earlier.created_at > ${delegations.createdAt} - make_interval(days => ${days}::int))`.mapWith(delegations.createdAt)
