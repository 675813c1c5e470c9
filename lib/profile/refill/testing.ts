import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { addLine } from "../commands"
import { setRefill } from "./commands"

const BOX = {
  ...{ dosesLeft: 12, dosesADay: 2 as number | null, dosesAWeek: null as number | null },
  ...{ daysBefore: 7, tellsPatient: true, caregiverAccountId: null as string | null },
}
export const LABEL = "Metformine 850 mg"

/** A treatment of Jeanne's, that Claire who helps and her doctor may read, and a box of it that she counts today. */
export async function newTreatment() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const morel = await newActor("Anne Morel", "professional")
  const patientId = await newPatient(jeanne)
  const which = { section: "medications" as const, lineId: randomUUID() }
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:medications"], documentGroups: [] })
  await newTeamMember(jeanne, patientId, morel)
  const edit = <Result>(work: (access: PatientAccess<"edit:medications">) => Promise<Result>, actor: Actor = jeanne) =>
    withAccess(actor, patientId, ["edit:medications"], work)
  await edit((access) => addLine(access, { ...which, content: { label: LABEL } }))
  const count = (over: Partial<typeof BOX> & { lineId?: string } = {}, actor: Actor = jeanne) =>
    edit((access) => setRefill(access, { ...BOX, patientId, ...which, ...over }), actor)
  return { jeanne, claire, morel, patientId, which, edit, count }
}
