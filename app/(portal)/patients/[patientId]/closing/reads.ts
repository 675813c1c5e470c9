import type { PatientAccess } from "@/lib/access/require-access"
import { getClosing } from "@/lib/closing/queries"

/** How far the closing is, and whether the person signed in anew a moment ago. */
export async function readClosing(access: PatientAccess<"view:closing">) {
  return { closing: await getClosing(access), steppedUpAt: access.actor.steppedUpAt }
}
