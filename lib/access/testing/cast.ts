import { randomUUID } from "node:crypto"
import type { Sql } from "postgres"
import type { Cast } from "@/drizzle/testing/gestures"
import type { Actor } from "../actor"
import { newActor, newBlock, newConsultation, newDelegation, newDocument, newPatient, newTeamMember } from "../testing"

/** Everybody who may come, each by one live reason, or none any more, or none at all. */
export async function newCast(superuser: Sql, reviewer: Actor): Promise<Cast<Actor>> {
  const [person, helper, paul] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Lefèvre"),
    await newActor("Paul Lefèvre"),
  ]
  const professional = (name: string) => newActor(name, "professional")
  const [member, visitor] = [await professional("Anne Morel"), await professional("Sophie Caron")]
  const [former, other] = [await professional("Marc Petit"), await professional("Julie Caron")]
  const patientId = await newPatient(person)
  for (const one of [helper, paul]) await newDelegation(person, patientId, one)
  for (const one of [member, other]) await newTeamMember(person, patientId, one)
  await newConsultation(person, patientId, visitor)
  await newDocument(person, patientId, {
    authorKind: "professional",
    authorAccountId: former.accountId,
    authorName: "Marc Petit",
  })
  await newBlock(person, patientId, former)
  const [parent, stranger] = [await newActor("Hugo Roche"), await newActor("Victor Noël")]
  const childId = await newChild(superuser, parent)
  const others = { hers: person, helped: paul, care: other }
  return { person, parent, helper, member, visitor, former, reviewer, stranger, others, patientId, childId }
}

/** A child's space that nobody holds, with one who answers for the child. */
async function newChild(superuser: Sql, parent: Actor): Promise<string> {
  const childId = await newPatient(await newActor("Lou Roche"))
  await superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update patients set holder_account_id = null where patient_id = ${childId}`
    await tx`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
        document_groups, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
      values (${childId}, 'parental_authority', 'active', ${parent.accountId}, 'Hugo Roche', 'father', 'everyday', '{view:documents}',
        '{}', 6, 'stop', now() - interval '1 day', now() + interval '1 year', now() + interval '1 year', ${randomUUID()})`
  })
  return childId
}
