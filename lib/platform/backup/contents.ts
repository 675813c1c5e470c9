import { z } from "zod"

/** In the clear: which key opens the rest, and how far the back-up came. */
export const headerSchema = z.object({ version: z.literal(1), startedAt: z.string(), sent: z.string() })

const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })
export type Table = z.infer<typeof tableSchema>

/** Encrypted: what was in the database at one instant, and the head of the journal that was kept outside it just before. */
export const contentsSchema = z.object({
  takenAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(tableSchema),
  head: z.string().nullable(),
})
export type Contents = z.infer<typeof contentsSchema>

export const HEADER = "backup.json"
export const CONTENTS = "contents"
/** Keys of objects, one a line: they say nothing about a person. */
export const OBJECT_KEYS = "objects.txt"
export const COMPLETE = "complete"
/** Where the rows of a table lie. */
export const partOf = ({ name }: Pick<Table, "name">) => `tables/${name}`
/** Where an object lies. */
export const fileOf = (key: string) => `objects/${key.slice(-2)}/${key}`
