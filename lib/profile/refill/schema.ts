import { z } from "zod"
import { errorCode } from "@/lib/errors"
import type { Pace } from "./rules"

/** A day, or a week. */
const MOST_TAKEN = 24
const MOST_DAYS_BEFORE = 30

/** A whole number, typed. */
const count = (least: number, most: number, code: string) =>
  z
    .string(code)
    .trim()
    .regex(/^\d{1,4}$/, code)
    .transform(Number)
    .refine((number) => number >= least && number <= most, code)

const ofTreatment = { patientId: z.uuid(), lineId: z.uuid(), section: z.literal("medications") }

/** What is left of a treatment today, and whom to tell before it is empty: the person, a caregiver, or both. */
export const setRefillSchema = z
  .strictObject({
    ...ofTreatment,
    dosesLeft: count(0, 9999, errorCode("profile.count_wrong")),
    doses: count(1, MOST_TAKEN, errorCode("profile.doses_wrong")),
    per: z.enum(["day", "week"], errorCode("profile.per_wrong")),
    daysBefore: count(1, MOST_DAYS_BEFORE, errorCode("profile.days_before_wrong")),
    tellsPatient: z.literal("yes").optional(),
    caregiver: z.union([z.literal(""), z.uuid()]).default(""),
  })
  .transform(({ tellsPatient, caregiver, doses, per, ...said }, context) => {
    if (!tellsPatient && !caregiver)
      context.addIssue({ code: "custom", path: ["tellsPatient"], message: errorCode("profile.nobody_to_tell") })
    const pace: Pace = per === "week" ? { dosesADay: null, dosesAWeek: doses } : { dosesADay: doses, dosesAWeek: null }
    return { ...said, ...pace, tellsPatient: tellsPatient === "yes", caregiverAccountId: caregiver || null }
  })
export type GivenRefill = z.output<typeof setRefillSchema>

/** Of which treatment nobody is told any more. */
export const stopRefillSchema = z.strictObject(ofTreatment)
