import { z } from "zod"
import { APPOINTMENT_ZONES } from "@/drizzle/appointment-vocabulary"
import { SENSITIVITIES } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { isDay } from "@/lib/platform/days"
import { parseHour } from "./clock/rules"

const required = (most: number, missing: Parameters<typeof errorCode>[0]) =>
  z.string(errorCode(missing)).trim().min(1, errorCode(missing)).max(most, errorCode("appointments.too_long"))

/** Something that may be left empty. */
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, errorCode("appointments.too_long"))
    .optional()
    .transform((text) => text || null)

const hour = z.string(errorCode("appointments.hour")).transform((text, context) => {
  const read = parseHour(text)
  if (read) return read
  context.addIssue({ code: "custom", message: errorCode("appointments.hour") })
  return z.NEVER
})

const SAID = {
  withWhom: required(200, "appointments.with_whom"),
  day: z.string(errorCode("appointments.day")).refine(isDay, errorCode("appointments.day")),
  hour,
  zone: z.enum(APPOINTMENT_ZONES, errorCode("appointments.zone")),
  place: optional(300),
  bring: optional(2000),
  companionId: z
    .union([z.literal(""), z.uuid()])
    .optional()
    .transform((id) => id || null),
  companion: optional(200),
}

const place = { patientId: z.uuid(), appointmentId: z.uuid() }
const version = z.coerce.number().int().positive()

const ONE_COMPANION = { path: ["companion"], message: errorCode("appointments.one_companion") }
const hasOne = ({ companionId, companion }: { companionId: string | null; companion: string | null }) =>
  companionId === null || companion === null

/** `appointmentId` is the form's own, so that one sent twice is one appointment. */
export const addAppointmentSchema = z
  .strictObject({ ...place, ...SAID, intimate: z.literal("yes").optional() })
  .refine(hasOne, ONE_COMPANION)
export const changeAppointmentSchema = z.strictObject({ ...place, ...SAID, version }).refine(hasOne, ONE_COMPANION)

export type Said = Omit<z.infer<typeof addAppointmentSchema>, "patientId" | "appointmentId" | "intimate">
export type SaidOnce = Said & { appointmentId: string; intimate?: "yes" }
export type SaidAnew = Said & { appointmentId: string; version: number }

export const restoreSchema = z.strictObject(place)
/** One gesture about the version that the person saw. */
export const gestureSchema = z.strictObject({ ...place, version })
export const judgeSchema = z.strictObject({ ...place, version, sensitivity: z.enum(SENSITIVITIES).exclude(["not_yet_judged"]) })
export const excludeFromSchema = z.strictObject({ ...place, caregiverId: z.uuid(), excluded: z.enum(["yes", "no"]) })

/** `questionId` is the form's own. */
export const addQuestionSchema = z.strictObject({
  ...place,
  questionId: z.uuid(),
  question: required(500, "appointments.question"),
})
export const tickSchema = z.strictObject({ ...place, questionId: z.uuid(), asked: z.enum(["yes", "no"]) })
export const removeQuestionSchema = z.strictObject({ ...place, questionId: z.uuid(), removed: z.enum(["yes", "no"]) })

const documentId = z.uuid(errorCode("appointments.document"))
export const linkSchema = z.strictObject({ ...place, documentId, linked: z.enum(["yes", "no"]) })

/** How much one's own calendar is told. */
export const feedSchema = z.strictObject({
  patientId: z.uuid(),
  shows: z.enum(["less", "more"], errorCode("appointments.feed_shows")),
})
export const withdrawFeedSchema = z.strictObject({ patientId: z.uuid() })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z.preprocess(first, z.string().max(30)).optional().catch(undefined),
  appointment: z.preprocess(first, z.uuid()).optional().catch(undefined),
  question: z.preprocess(first, z.uuid()).optional().catch(undefined),
  document: z.preprocess(first, z.uuid()).optional().catch(undefined),
})

/** What the address of a page says: what was just done, and to what. */
export function parseQuery(query: Record<string, string | string[] | undefined>): z.infer<typeof querySchema> {
  return querySchema.parse(query)
}
