import { ContactList } from "@/components/emergency/contact-list"
import { readContacts } from "../../../emergency-contacts/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Whom to call, exactly as the person will see them; nothing can be written here. */
export default async function PreviewedContactsPage({
  params,
}: PageProps<"/patients/[patientId]/preview/[lensId]/emergency-contacts">) {
  return previewPage(await params, "view:emergency_contacts", readContacts, ({ sight, contacts }) => (
    <>
      <PreviewHeading sight={sight} section="emergency_contacts" />
      <ContactList contacts={contacts} mayAdd={false} patientName={sight.givenName} />
    </>
  ))
}
