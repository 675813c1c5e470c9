import { basisOf } from "@/lib/access/bases"
import type { PatientAccess } from "@/lib/access/require-access"
import { listHelpers } from "@/lib/delegation/queries"
import { listWishes } from "@/lib/wishes/queries"
import { mayGrant } from "../../helpers/reads"

/** Each person whose access is open, whether it shows the wishes, and when it will where that waits; what professionals may read, and whether who looks may show more. */
export async function readReaders(access: PatientAccess<"view:delegations" | "view:wishes">) {
  const helpers = await listHelpers(access)
  const shows = (permissions: readonly string[]) => permissions.includes("view:wishes")
  const readers = helpers
    .filter(({ state, basis }) => state === "open" && basisOf(basis)?.rests === "consent")
    .map(({ id, caregiverName: name, grant }) => {
      const widening = helpers.find((other) => other.replacesId === id && other.state === "waiting")
      const opensAt = widening && shows(widening.grant.permissions) ? widening.opensAt : null
      return { id, name, reads: shows(grant.permissions), opensAt }
    })
  const written = (await listWishes(access)).filter(({ inForce, earlier }) => inForce || earlier.length > 0)
  return { readers, written, mayGrant: mayGrant(access) }
}
