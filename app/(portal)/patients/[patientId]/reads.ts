import type { PatientAccess } from "@/lib/access/require-access"
import { recordVisit } from "@/lib/space/commands"
import { getPreviousVisit, type SpaceHeader } from "@/lib/space/queries"
import { readCareHome } from "./care-reads"
import { readOwnHome } from "./own-reads"

/** What the first page of a space says to who comes in, and that they came. */
export async function readHome(access: PatientAccess<never>, { inCare, isOwn }: SpaceHeader) {
  // Sent together here and below: one connection keeps the order of what it is asked.
  const [, since] = await Promise.all([recordVisit(access), getPreviousVisit(access)])
  access.trace({ action: "space.viewed" })
  if (inCare) return { care: await readCareHome(access, inCare, since), home: null }
  return { care: null, home: await readOwnHome(access, isOwn, since) }
}
