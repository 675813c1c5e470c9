import { z } from "zod"

/** A code is asked for by one button: the patient is all there is to say. */
export const codeSchema = z.strictObject({ patientId: z.uuid() })

export const oneCodeSchema = z.strictObject({ patientId: z.uuid(), codeId: z.uuid() })

export const endConsultationSchema = z.strictObject({ patientId: z.uuid(), consultationId: z.uuid() })
