"use server"

import * as contacts from "@/lib/emergency-contacts/commands"
import { changeSchema, contactSchema, oneContactSchema } from "@/lib/emergency-contacts/schema"
import { patientAction } from "@/lib/request/patient-action"

const listAfter = ({ patientId }: { patientId: string }, done: string) => `/patients/${patientId}/emergency-contacts?done=${done}`

export const addEmergencyContact = patientAction(
  contactSchema,
  ["add:emergency_contacts"],
  async (access, { patientId, ...given }) => {
    await contacts.addEmergencyContact(access, given)
    return listAfter({ patientId }, "added")
  },
)

export const changeEmergencyContact = patientAction(
  changeSchema,
  ["edit:emergency_contacts"],
  async (access, { patientId, ...given }) => {
    await contacts.changeEmergencyContact(access, given)
    return listAfter({ patientId }, "changed")
  },
)

/** What a caregiver proposed stands from now on. */
export const confirmEmergencyContact = patientAction(oneContactSchema, ["edit:emergency_contacts"], async (access, input) => {
  await contacts.confirmEmergencyContact(access, input.contactId)
  return listAfter(input, "confirmed")
})

export const moveEmergencyContact = patientAction(oneContactSchema, ["edit:emergency_contacts"], async (access, input) => {
  await contacts.moveEmergencyContact(access, input.contactId)
  return listAfter(input, "moved")
})

export const removeEmergencyContact = patientAction(oneContactSchema, ["edit:emergency_contacts"], async (access, input) => {
  await contacts.removeEmergencyContact(access, input.contactId)
  return listAfter(input, "removed")
})
