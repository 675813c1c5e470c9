import { z } from "zod"

export const exportSchema = z.strictObject({ patientId: z.uuid() })

/** What goes into one file to take away: texts as they were written when it was asked for, and which files of documents stand beside them. */
export const packSchema = z.strictObject({
  texts: z.array(z.strictObject({ path: z.string(), text: z.string() })),
  files: z.array(z.strictObject({ documentId: z.uuid(), position: z.int().min(0), path: z.string() })),
  /** How the copy of the journal is called in it. */
  journal: z.string(),
})
export type Pack = z.infer<typeof packSchema>
