import type { PatientAccess } from "@/lib/access/require-access"

/** Nothing of the record: that the page was looked at. */
export async function readRights(access: PatientAccess<"view:rights">) {
  access.trace({ action: "rights.viewed", permission: "view:rights" })
  return {}
}
