import { z } from "zod"

export const signatureCodeSchema = z.strictObject({ code: z.string().max(60) })
export const askSignatureSchema = z.strictObject({ patientId: z.uuid(), wishId: z.uuid() })
export const withdrawSignatureSchema = z.strictObject({ patientId: z.uuid(), signatureId: z.uuid() })
