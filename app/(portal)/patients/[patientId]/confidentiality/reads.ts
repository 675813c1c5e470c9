import type { PatientAccess } from "@/lib/access/require-access"
import { listBlocked, listCareTeam, listOpenConsultations } from "@/lib/care-circle/queries"
import { isOfAMinor, readEmergencyChoices } from "@/lib/confidentiality/queries"

/** What the person keeps back, and from whom. */
export async function readConfidentiality(
  access: PatientAccess<"view:confidentiality" | "edit:care_circle" | "view:care_circle">,
) {
  const readers = [...(await listCareTeam(access)), ...(await listOpenConsultations(access))].map(({ accountId }) => accountId)
  return {
    choices: await readEmergencyChoices(access),
    blocked: await listBlocked(access),
    isMinor: await isOfAMinor(access),
    readers: new Set(readers).size,
  }
}
