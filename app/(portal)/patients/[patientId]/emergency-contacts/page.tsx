import { formWords } from "@/components/delegation/form-words"
import { ContactList } from "@/components/emergency/contact-list"
import { PlaceHeading } from "@/components/layout/place-heading"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { sentencesOf } from "@/lib/request/refusals"
import { useWords, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { addEmergencyContact } from "./actions"
import { ContactForm } from "./contact-form"
import { contactQuestions } from "./contact-questions"
import { ContactGestures } from "./gestures"
import { readContacts } from "./reads"

/** Whom to call in an emergency, in their order, and the form to add somebody. */
export default async function ContactsPage({ params, searchParams }: PageProps<"/patients/[patientId]/emergency-contacts">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["view:emergency_contacts"],
    readContacts,
    ({ space, contacts, mayAdd, mayEdit, isProposed, most }) => (
      <>
        <Done done={done} name={isProposed ? space.givenName : undefined} />
        <Heading space={space} most={most} />
        <ContactList
          contacts={contacts}
          mayAdd={mayAdd}
          patientName={space.isOwn ? undefined : space.givenName}
          gestures={
            mayEdit
              ? (contact, place) => <ContactGestures patientId={patientId} contact={contact} isFirst={place === 0} />
              : undefined
          }
        />
        {mayAdd && <Add space={space} isProposed={isProposed} isFull={contacts.length >= most} most={most} />}
      </>
    ),
  )
}

const DONE = ["added", "changed", "confirmed", "moved", "removed"] as const

function Done({ done, name }: { done: string | string[] | undefined; name?: string }) {
  const t = useWords("emergency")
  const said = DONE.find((word) => word === done)
  if (!said) return null
  const title = name && said === "added" ? t("contacts.done.addedToConfirm", { name }) : t(`contacts.done.${said}`)
  return <Notice tone="done" title={title} announced />
}

function Heading({ space, most }: { space: SpaceHeader; most: number }) {
  const t = useWords("emergency")
  const { isOwn, givenName } = space
  const lead = t("contacts.lead", { whose: isOwn ? "mine" : "theirs", givenName, most })
  return <PlaceHeading space={space} section="emergency_contacts" title={t("contacts.title")} lead={lead} />
}

type AddProps = { space: SpaceHeader; isProposed: boolean; isFull: boolean; most: number }

async function Add({ space: { patientId, givenName }, isProposed, isFull, most }: AddProps) {
  const t = await words("emergency")
  if (isFull) return <Notice>{t("contacts.full", { most })}</Notice>
  return (
    <Card title={t("contacts.addTitle")} id="add" screenOnly>
      {isProposed && <p className="max-w-text text-soft">{t("contacts.addProposed", { name: givenName })}</p>}
      <ContactForm
        action={addEmergencyContact}
        hidden={{ patientId }}
        asked={await contactQuestions()}
        words={await formWords(t("contacts.add"))}
        sentences={await sentencesOf("emergency")}
      />
    </Card>
  )
}
