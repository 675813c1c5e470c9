import { z } from "zod"

export const excludeSchema = z.strictObject({
  patientId: z.uuid(),
  documentId: z.uuid(),
  caregiverId: z.uuid(),
  excluded: z.enum(["yes", "no"]),
})
