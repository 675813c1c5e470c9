import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { permissionsOf } from "@/lib/access/sections"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"

type Born = { birthDate: string; sex?: "female" | "male" | "unknown" }

/** A child's space, whose holder never signs in, and the parents who come in by parental authority. */
export async function newChild(parents: readonly Actor[], { birthDate, sex = "male" }: Born): Promise<string> {
  const patientId = await newPatient(await newActor("Noé Diallo"))
  await asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`update patients set birth_date = ${birthDate}, sex = ${sex} where patient_id = ${patientId}`
      await tx`set local session_replication_role = replica`
      for (const { accountId, displayName } of parents) {
        const [made] =
          await tx`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
          document_groups, sensitive_topics, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
          values (${patientId}, 'parental_authority', 'active', ${accountId}, ${displayName}, 'mother', 'parental_authority',
          ${[...permissionsOf("parental_authority")]}, '{}', '{}', 60, 'stop', now() - interval '1 day', now() + interval '5 years',
          now() + interval '5 years', ${randomUUID()}) returning id`
        // Its trigger rests, as everything does that asks for a case of review.
        await tx`insert into delegation_directory (caregiver_account_id, patient_id, delegation_id)
          values (${accountId}, ${patientId}, ${made?.id})`
      }
    }),
  )
  return patientId
}
