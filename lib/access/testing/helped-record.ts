import type { Actor } from "../actor"
import { newActor, newDelegation, newPatient, newTeamMember } from "../testing"

/** Jeanne's record, her daughter Claire who helps, and Dr Morel of her care team. */
export type HelpedRecord = { jeanne: Actor; claire: Actor; morel: Actor; patientId: string; delegationId: string }

/** Such a record, where Claire may do this and reads no group of documents unless said otherwise. */
export async function newHelpedRecord(
  permissions: string[],
  given: { documentGroups?: string[] } = { documentGroups: [] },
): Promise<HelpedRecord> {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const morel = await newActor("Anne Morel", "professional")
  const patientId = await newPatient(jeanne)
  const delegationId = await newDelegation(jeanne, patientId, claire, { permissions, ...given })
  await newTeamMember(jeanne, patientId, morel)
  return { jeanne, claire, morel, patientId, delegationId }
}
