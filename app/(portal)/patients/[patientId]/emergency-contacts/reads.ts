import type { PatientAccess } from "@/lib/access/require-access"
import { listContacts } from "@/lib/emergency-contacts/queries"
import { ruleValue } from "@/lib/reference/dated-rules"

/** Whom to call, and what may be done about them: `isProposed` where what is added waits to be confirmed. */
export async function readContacts(access: PatientAccess<"view:emergency_contacts">) {
  return {
    contacts: await listContacts(access),
    mayAdd: access.may("add:emergency_contacts") !== null,
    mayEdit: access.may("edit:emergency_contacts") !== null,
    isProposed: access.scope.items.kind === "granted",
    most: ruleValue("emergency_contacts_most").value,
  }
}
