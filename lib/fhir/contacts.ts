import { type Node, textAt } from "./node"
import type { Label } from "./words"

/** The word over a way to reach somebody, by its kind (FHIR R4, ContactPointSystem). */
const LABELS: Record<string, Label> = {
  phone: "phone",
  fax: "fax",
  email: "email",
  sms: "sms",
  pager: "pager",
  url: "website",
  other: "other_contact",
}

/** What stands over this way to reach somebody; one of no kind is called a contact. */
export const contactLabel = (contact: Node | null): Label => LABELS[textAt(contact, "system") ?? ""] ?? "contact"

/** Every word that may stand over one. */
export const CONTACT_LABELS: readonly Label[] = [...Object.values(LABELS), "contact"]
