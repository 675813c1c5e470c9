"use server"

import { patientAction } from "@/lib/request/patient-action"
import * as answering from "@/lib/vaccinations/answering/commands"
import * as vaccinations from "@/lib/vaccinations/commands"
import {
  addVaccinationSchema,
  correctVaccinationSchema,
  excludeFromSchema,
  gestureSchema,
  hideSchema,
  judgeSchema,
  restoreSchema,
} from "@/lib/vaccinations/schema"
import * as sight from "@/lib/vaccinations/sight/commands"

const book = (patientId: string) => `/patients/${patientId}/vaccinations`

/** A dose that somebody received. */
export const addVaccination = patientAction(addVaccinationSchema, ["add:vaccinations"], async (access, input) => {
  await vaccinations.addVaccination(access, input)
  return `${book(access.patientId)}?done=added`
})

/** The same dose, said anew. */
export const correctVaccination = patientAction(correctVaccinationSchema, ["add:vaccinations"], async (access, input) => {
  await vaccinations.correctVaccination(access, input)
  return `${book(access.patientId)}?done=corrected`
})

/** Takes a line away, for thirty days at first. */
export const removeVaccination = patientAction(gestureSchema, ["add:vaccinations"], async (access, input) => {
  await vaccinations.removeVaccination(access, input.vaccinationId, input.version)
  return `${book(access.patientId)}?done=removed&vaccination=${input.vaccinationId}`
})

/** Brings back what was removed. */
export const restoreVaccination = patientAction(restoreSchema, ["add:vaccinations"], async (access, input) => {
  await vaccinations.restoreVaccination(access, input.vaccinationId)
  return `${book(access.patientId)}?done=restored`
})

/** Yes to what somebody proposed. */
export const confirmVaccination = patientAction(gestureSchema, ["act:vaccinations"], async (access, input) => {
  await answering.confirmVaccination(access, input.vaccinationId, input.version)
  return `${book(access.patientId)}?done=confirmed`
})

/** No to it. */
export const refuseVaccination = patientAction(gestureSchema, ["act:vaccinations"], async (access, input) => {
  await answering.refuseVaccination(access, input.vaccinationId, input.version)
  return `${book(access.patientId)}?done=refused`
})

/** Hides from professionals, or shows again. */
export const hideVaccination = patientAction(hideSchema, ["edit:vaccinations"], async (access, input) => {
  const { vaccinationId, version, hidden } = input
  await sight.hideVaccination(access, vaccinationId, version, hidden === "yes")
  return `${book(access.patientId)}/${vaccinationId}?done=${hidden === "yes" ? "hidden" : "shown"}`
})

/** Sensitive, or not. */
export const judgeVaccination = patientAction(judgeSchema, ["edit:vaccinations"], async (access, input) => {
  const { vaccinationId, version, sensitivity } = input
  await sight.judgeVaccination(access, vaccinationId, version, sensitivity)
  return `${book(access.patientId)}/${vaccinationId}?done=judged`
})

/** Keeps from one caregiver, or shows again. */
export const excludeFromVaccination = patientAction(excludeFromSchema, ["edit:vaccinations"], async (access, input) => {
  const { vaccinationId, caregiverId, excluded } = input
  await sight.excludeFromVaccination(access, vaccinationId, caregiverId, excluded === "yes")
  return `${book(access.patientId)}/${vaccinationId}?done=${excluded === "yes" ? "excluded" : "included"}`
})
