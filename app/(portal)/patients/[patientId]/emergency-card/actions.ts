"use server"

import * as card from "@/lib/emergency-card/commands"
import { cardSchema, homeCodeSchema, ofPatientSchema } from "@/lib/emergency-card/schema"
import { patientAction } from "@/lib/request/patient-action"

const pageAfter = (patientId: string, done: string) => `/patients/${patientId}/emergency-card?done=${done}`

export const changeEmergencyCard = patientAction(cardSchema, ["edit:emergency_card"], async (access, { patientId, ...given }) => {
  await card.changeEmergencyCard(access, given)
  return pageAfter(patientId, "changed")
})

/** A code for the card that is printed next. */
export const giveCardCode = patientAction(ofPatientSchema, ["edit:emergency_card"], async (access, { patientId }) => {
  await card.giveCardCode(access)
  return pageAfter(patientId, "given")
})

/** The card that was printed opens nothing any more. */
export const withdrawCardCode = patientAction(ofPatientSchema, ["edit:emergency_card"], async (access, { patientId }) => {
  await card.withdrawCardCode(access)
  return pageAfter(patientId, "withdrawn")
})

/** A code for the sheet at home that is printed next. */
export const giveHomeCode = patientAction(homeCodeSchema, ["edit:emergency_card"], async (access, { patientId, opensCard }) => {
  await card.giveHomeCode(access, { opensCard: opensCard === "yes" })
  return `/patients/${patientId}/emergency-card/at-home?done=homeGiven`
})

/** The sheet that was printed for the home opens nothing any more. */
export const withdrawHomeCode = patientAction(ofPatientSchema, ["edit:emergency_card"], async (access, { patientId }) => {
  await card.withdrawHomeCode(access)
  return `/patients/${patientId}/emergency-card/at-home?done=homeWithdrawn`
})
