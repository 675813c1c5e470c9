import { z } from "zod"
import { TASK_LINKS } from "@/drizzle/task-vocabulary"
import { SENSITIVITIES } from "@/drizzle/vocabulary"
import { parseHour } from "@/lib/appointments/clock/rules"
import { errorCode } from "@/lib/errors"
import { isDay } from "@/lib/platform/days"

const title = z.string(errorCode("tasks.title")).trim().min(1, errorCode("tasks.title")).max(200, errorCode("tasks.too_long"))

const details = z
  .string()
  .trim()
  .max(1000, errorCode("tasks.too_long"))
  .optional()
  .transform((text) => text || null)

/** An hour may be left out: most tasks have a day alone. */
const dueHour = z
  .string()
  .trim()
  .optional()
  .transform((text, context) => {
    if (!text) return null
    const read = parseHour(text)
    if (read) return read
    context.addIssue({ code: "custom", message: errorCode("tasks.hour") })
    return z.NEVER
  })

/** A section and one item of it, `appointments:…`; nothing where the task is about none. */
const link = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return null
    const [section, itemId] = text.split(":")
    const read = z.object({ section: z.enum(TASK_LINKS), itemId: z.uuid() }).safeParse({ section, itemId })
    if (read.success) return read.data
    context.addIssue({ code: "custom", message: errorCode("tasks.link_gone") })
    return z.NEVER
  })

const SAID = {
  title,
  dueOn: z.string(errorCode("tasks.day")).refine(isDay, errorCode("tasks.day")),
  dueHour,
  details,
  link,
}

const place = { patientId: z.uuid(), taskId: z.uuid() }
const version = z.coerce.number().int().positive()

/** `taskId` is the form's own, so that one sent twice is one task. */
export const addTaskSchema = z.strictObject({ ...place, ...SAID, intimate: z.literal("yes").optional() })
export const changeTaskSchema = z.strictObject({ ...place, ...SAID, version })

export type Said = Omit<z.infer<typeof changeTaskSchema>, "patientId" | "taskId" | "version">
export type SaidOnce = Said & { taskId: string; intimate?: "yes" }
export type SaidAnew = Said & { taskId: string; version: number }

/** One gesture about a task, whatever it says. */
export const taskSchema = z.strictObject(place)
/** One gesture about the version that the person saw. */
export const versionSchema = z.strictObject({ ...place, version })
export const judgeSchema = z.strictObject({ ...place, version, sensitivity: z.enum(SENSITIVITIES).exclude(["not_yet_judged"]) })
export const excludeFromSchema = z.strictObject({ ...place, caregiverId: z.uuid(), excluded: z.enum(["yes", "no"]) })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z.preprocess(first, z.string().max(30)).optional().catch(undefined),
  task: z.preprocess(first, z.uuid()).optional().catch(undefined),
  page: z.preprocess(first, z.coerce.number().int().positive().max(1000)).optional().catch(undefined),
})

/** What the address of a page says: what was just done, to which task, and which page of a list. */
export function parseQuery(query: Record<string, string | string[] | undefined>): z.infer<typeof querySchema> {
  return querySchema.parse(query)
}
