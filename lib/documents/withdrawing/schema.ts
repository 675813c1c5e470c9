import { z } from "zod"

export const withdrawDocumentSchema = z.strictObject({ patientId: z.uuid(), documentId: z.uuid() })
