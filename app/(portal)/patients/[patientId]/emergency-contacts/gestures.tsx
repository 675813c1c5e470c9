import type { Contact } from "@/lib/emergency-contacts/rules"
import { words } from "@/lib/request/words"
import { Gesture } from "../care-circle/gesture"
import { confirmEmergencyContact, moveEmergencyContact } from "./actions"

type ContactGesturesProps = { patientId: string; contact: Contact; isFirst: boolean }

/** What the person does with one of those who are called: confirm, call earlier, change. */
export async function ContactGestures({ patientId, contact: { id, name, isConfirmed }, isFirst }: ContactGesturesProps) {
  const t = await words("emergency")
  const fields = { patientId, contactId: id }
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 pt-2">
      {!isConfirmed && <Gesture action={confirmEmergencyContact} fields={fields} label={t("contacts.confirm", { name })} />}
      {!isFirst && <Gesture action={moveEmergencyContact} fields={fields} label={t("contacts.move", { name })} tone="quiet" />}
      <a href={`/patients/${patientId}/emergency-contacts/${id}`} className="lone-link">
        {t("contacts.change", { name })}
      </a>
    </div>
  )
}
