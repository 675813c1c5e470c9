import { type Contact, dialled } from "@/lib/emergency-contacts/rules"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import { useSaying } from "../profile/line-rows"
import { sayProvenance } from "../profile/line-words"

type ContactProps = { contact: Contact; patientName?: string }

/** Who somebody to call is, and who said so. */
export function ContactFacts({ contact, patientName }: ContactProps) {
  const [t, locale] = [useWords("emergency"), useLanguage()]
  const { name, relation } = contact
  return (
    <>
      <p className="font-heading">{t("contacts.named", { name, relation: relationWord(relation, "unknown", locale) })}</p>
      <ContactNumber contact={contact} />
      <ContactProvenance contact={contact} patientName={patientName} />
    </>
  )
}

/** A number that a telephone dials. */
export function ContactNumber({ contact: { telephone } }: { contact: Contact }) {
  return (
    <p>
      <a href={dialled(telephone)} className="lone-link" dir="ltr">
        {telephone}
      </a>
    </p>
  )
}

/** Who noted somebody to call and when, and who confirmed it. */
export function ContactProvenance({ contact, patientName }: ContactProps) {
  return <p className="max-w-text text-small text-soft">{sayProvenance(contact, useSaying(patientName))}</p>
}
