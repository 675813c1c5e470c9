import { z } from "zod"
import { JOURNAL_KINDS } from "@/lib/access/sections"
import { isUuid } from "@/lib/platform/uuid"

/** One line of the journal as a place to go on from: the instant in microseconds, then the line. */
const cursor = z
  .string()
  .regex(/^\d{1,16}_[^_]+$/)
  .transform((text) => {
    const [micros = "", id = ""] = text.split("_")
    return { micros, id }
  })
  .refine(({ id }) => isUuid(id))

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const lenient = <Output>(schema: z.ZodType<Output>) =>
  z.preprocess(first, schema.optional().catch(undefined)) as z.ZodType<Output | undefined>

/** What the address of the journal asks for; what nobody can mean is left out, so that an old link still opens. */
export const journalFilters = z.object({
  /** An account, or the portal's own jobs. */
  person: lenient(z.union([z.literal("relais"), z.guid()])),
  kind: lenient(z.enum(JOURNAL_KINDS)),
  from: lenient(z.iso.date()),
  to: lenient(z.iso.date()),
  before: lenient(cursor),
  /** The reader's own reading too, which says nothing new to her. */
  own: lenient(z.literal("1")),
  /** A day of the week that is told in sentences above the lines; without one, the week that runs. */
  week: lenient(z.iso.date().refine((day) => day >= "2000")),
})

export type JournalFilters = z.infer<typeof journalFilters>

/** Whether the lines are some that were chosen: not those that everybody finds first. */
export const isNarrowed = ({ person, kind, from, to, before }: JournalFilters): boolean =>
  [person, kind, from, to, before].some((value) => value !== undefined)

export const copySchema = z.strictObject({ patientId: z.uuid() })
