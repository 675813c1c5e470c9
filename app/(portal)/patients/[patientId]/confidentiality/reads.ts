import type { PatientAccess } from "@/lib/access/require-access"
import { listBlocked } from "@/lib/care-circle/queries"
import { isOfAMinor, readEmergencyChoices } from "@/lib/confidentiality/queries"

/** What the person keeps back, and from whom. */
export async function readConfidentiality(access: PatientAccess<"view:confidentiality" | "edit:care_circle">) {
  return { choices: await readEmergencyChoices(access), blocked: await listBlocked(access), isMinor: await isOfAMinor(access) }
}
