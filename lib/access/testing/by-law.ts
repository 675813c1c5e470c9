import type { Actor } from "../actor"
import { asSuperuser } from "../testing"

/** An access by parental authority as a review leaves it; no review is made for it. */
export const newAccessByLaw = (patientId: string, parent: Actor): Promise<unknown> =>
  asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      const [{ id } = { id: "" }] =
        await tx`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name,
          relation, purpose, permissions, document_groups, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
        values (${patientId}, 'parental_authority', 'active', ${parent.accountId}, ${parent.displayName}, 'mother', 'everyday',
          '{view:documents}', '{}', 6, 'stop', now() - interval '1 day', now() + interval '1 year', now() + interval '1 year',
          gen_random_uuid()) returning id`
      await tx`insert into delegation_directory (caregiver_account_id, patient_id, delegation_id)
        values (${parent.accountId}, ${patientId}, ${id})`
    }),
  )
