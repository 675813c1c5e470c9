import { formWords } from "@/components/delegation/form-words"
import { ContactFacts } from "@/components/emergency/contact-facts"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { requireContact } from "@/lib/emergency-contacts/queries"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { Gesture } from "../../care-circle/gesture"
import { changeEmergencyContact, removeEmergencyContact } from "../actions"
import { ContactForm } from "../contact-form"
import { contactQuestions } from "../contact-questions"

type Props = PageProps<"/patients/[patientId]/emergency-contacts/[contactId]">

/** One of those who are called: say it anew, or take them away. */
export default async function ContactPage({ params }: Props) {
  const { patientId, contactId } = await params
  return patientPage(
    patientId,
    ["edit:emergency_contacts", "view:emergency_contacts"],
    async (access) => ({ contact: await requireContact(access, contactId) }),
    async ({ space, contact }) => {
      const [t, common] = [await words("emergency"), await words("common")]
      const { name, relation, telephone, version } = contact
      const ids = { patientId, contactId }
      return (
        <>
          <PageHeading kicker={t("contacts.title")} title={t("contacts.change", { name })} />
          {/* Who it is now stays in sight: whoever was overtaken reads both. */}
          <Card title={t("contacts.nowTitle")}>
            <ContactFacts contact={contact} patientName={space.isOwn ? undefined : space.givenName} />
          </Card>
          <ContactForm
            action={changeEmergencyContact}
            hidden={{ ...ids, version: String(version) }}
            asked={await contactQuestions(relation)}
            initial={{ name, relation, telephone }}
            words={await formWords(t("contacts.save"))}
            sentences={await sentencesOf("emergency")}
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/emergency-contacts`}>
              {common("back")}
            </ButtonLink>
          </ContactForm>
          <Gesture action={removeEmergencyContact} fields={ids} label={t("contacts.remove", { name })} tone="danger" />
        </>
      )
    },
    { width: "question" },
  )
}
