import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import type { Contact } from "@/lib/emergency-contacts/rules"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import { ContactNumber, ContactProvenance } from "./contact-facts"

type ContactListProps = {
  contacts: readonly Contact[]
  mayAdd: boolean
  /** How the patient is called; absent in one's own space. */
  patientName?: string
  /** What can be done with one of them. */
  gestures?: (contact: Contact, place: number) => ReactNode
}

/** Whom to call, in their order: a name, who that is, and a number that a telephone dials. */
export function ContactList({ contacts, mayAdd, patientName, gestures }: ContactListProps) {
  const [t, locale] = [useWords("emergency"), useLanguage()]
  if (contacts.length === 0)
    return (
      <EmptyState icon="phone" title={t("contacts.empty")}>
        {t(mayAdd ? "contacts.emptyText" : "contacts.emptyRead")}
      </EmptyState>
    )
  return (
    <Card>
      <List label={t("contacts.title")}>
        {contacts.map((contact, place) => (
          <ListRow
            key={contact.id}
            icon="phone"
            title={t("contacts.named", { name: contact.name, relation: relationWord(contact.relation, "unknown", locale) })}
            badges={!contact.isConfirmed && <Badge tone="sun">{t("contacts.toConfirm")}</Badge>}
          >
            <ContactNumber contact={contact} />
            <ContactProvenance contact={contact} patientName={patientName} />
            {!contact.isConfirmed && <p className="text-small text-soft">{t("contacts.notOnCard")}</p>}
            {gestures?.(contact, place)}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
