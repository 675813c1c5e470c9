import type { PatientAccess } from "@/lib/access/require-access"
import { listHelpers } from "@/lib/delegation/queries"
import { mayGrant } from "../../helpers/reads"

/** Who helps and could be asked to watch as well, and whether the person may give an access yet. */
export async function readToChoose(access: PatientAccess<"view:delegations" | "edit:delegations">) {
  const helpers = await listHelpers(access)
  const mayBeAsked = helpers.filter(
    ({ state, isByLaw, grant, id }) =>
      state === "open" &&
      !isByLaw &&
      !grant.permissions.includes("view:visits") &&
      !helpers.some(({ replacesId, state: other }) => replacesId === id && other === "waiting"),
  )
  const people = mayBeAsked.map(({ id, caregiverName, relation, sex }) => ({ id, caregiverName, relation, sex }))
  return { people, mayInvite: mayGrant(access) }
}
