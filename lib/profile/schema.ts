import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { decodeCursor } from "@/lib/platform/cursor"
import { isLaterThanNow, parseKnownDay } from "@/lib/platform/days"
import { CODE_SYSTEMS, SYSTEM_WORDS, SYSTEMS_OF } from "./codes/rules"
import { chosenCode } from "./medicines/rules"
import {
  askedOf,
  CHOICES,
  DAYS,
  LINE_SECTIONS,
  type LineContent,
  type LineField,
  type LineSection,
  LONGEST,
  LONGEST_ANSWER,
  REQUIRED,
} from "./rules"

/** SNOMED CT has the longest. */
const LONGEST_CODE = 18

const section = z.enum(LINE_SECTIONS)
const ofLine = { patientId: z.uuid(), lineId: z.uuid() }

/** Which line of which section. */
export const lineSchema = z.strictObject({ ...ofLine, section })
/** A yes or a no; `waiting` where it is given on the list of what waits. */
export const answerSchema = z.strictObject({ ...ofLine, section, waiting: z.literal("1").optional() })
/** From which caregiver a line is kept. */
export const exclusionSchema = z.strictObject({ ...ofLine, section, accountId: z.uuid(), excluded: z.enum(["yes", "no"]) })
/** Whether professionals read a line. */
export const hideSchema = z.strictObject({ ...ofLine, section, hidden: z.enum(["yes", "no"]) })
/** Whether the patient calls a line intimate. */
export const judgeSchema = z.strictObject({ ...ofLine, section, intimate: z.enum(["yes", "no"]) })

type Formed<More extends z.ZodRawShape> = {
  patientId: string
  lineId: string
  section: LineSection
  content: LineContent
} & z.output<z.ZodObject<More>>

/** The forms of all sections, each with its own fields. */
function lineForms<More extends z.ZodRawShape>(more: More): z.ZodType<Formed<More>> {
  const forms = LINE_SECTIONS.map((word) =>
    z.strictObject({ ...ofLine, ...more, section: z.literal(word), ...Object.fromEntries(fieldsOf(word)) }),
  )
  const [first, ...others] = forms
  if (!first) throw new Error("The profile has no section")
  return z.discriminatedUnion("section", [first, ...others]).transform((said, context) => {
    const values = said as unknown as Formed<More> & LineContent
    const fields = askedOf(values.section).map((field) => [field, values[field]])
    const content = Object.fromEntries(fields) as LineContent
    const { startedOn, endedOn } = content
    if (startedOn && endedOn && isBefore(endedOn, startedOn))
      context.addIssue({ code: "custom", path: ["endedOn"], message: errorCode("profile.ended_before_it_began") })
    return { ...values, content }
  }) as unknown as z.ZodType<Formed<More>>
}

/** Of two days known in part, as far as both are known. */
const isBefore = (day: string, other: string) => day < other.slice(0, day.length)

const fieldsOf = (of: LineSection) => askedOf(of).map((field) => [field, answerTo(of, field)] as const)

const MISSING: Partial<Record<LineField, string>> = {
  label: errorCode("profile.label_missing"),
  relative: errorCode("profile.relative_missing"),
  topic: errorCode("profile.topic_missing"),
}

/** One answer: nothing typed is null, unless the line cannot do without it. */
function answerTo(of: LineSection, field: LineField) {
  const missing = REQUIRED.includes(field) ? MISSING[field] : undefined
  const typed = z.string(missing).trim().optional().default("")
  return typed.transform((text, context) => {
    if (text === "" && !missing) return null
    const { value, fault } = text === "" ? { value: null, fault: missing } : read(of, field, text)
    if (fault) context.addIssue({ code: "custom", message: fault })
    return value
  })
}

type Read = { value: string | null; fault?: string }

function read(of: LineSection, field: LineField, text: string): Read {
  const words = CHOICES[of][field]
  if (words) return words.includes(text) ? { value: text } : { value: null, fault: errorCode("refusals.invalid") }
  if (DAYS.includes(field)) return readDay(text)
  return { value: text, fault: text.length > (LONGEST[field] ?? LONGEST_ANSWER) ? errorCode("profile.too_long") : undefined }
}

function readDay(text: string): Read {
  const known = parseKnownDay(text)
  if (!known) return { value: null, fault: errorCode("profile.day_wrong") }
  return { value: known, fault: isLaterThanNow(known, new Date()) ? errorCode("profile.day_in_future") : undefined }
}

const typedCode = z.string().trim().toUpperCase().max(LONGEST_CODE, errorCode("profile.code_wrong")).optional().default("")

/** What was chosen from the list of medicines, where it was shown. */
const choice = z
  .string()
  .regex(/^(none|\d{8})?$/)
  .optional()

/**
 * A new line: what its section asks, whether it is intimate, and its code with whose it is, both or none. `lineId` is the form's own,
 * so that sending it twice is once.
 */
export const addLineSchema = lineForms({
  intimate: z.literal("yes").optional(),
  codeSystem: z
    .enum(["", ...SYSTEM_WORDS])
    .optional()
    .default(""),
  code: typedCode,
  medicine: choice,
}).transform(({ codeSystem, code, ...said }, context) => {
  if (chosenCode(said.medicine) && (code || codeSystem))
    context.addIssue({ code: "custom", path: ["code"], message: errorCode("profile.two_codes") })
  const isOne = codeSystem !== "" && SYSTEMS_OF[said.section].includes(codeSystem) && CODE_SYSTEMS[codeSystem].shape.test(code)
  if (isOne) return { ...said, code: { system: codeSystem, code } }
  if (code || codeSystem) context.addIssue({ code: "custom", path: ["code"], message: errorCode("profile.code_wrong") })
  return { ...said, code: null }
})
/** A line as it should say from now on; `version` is the one that was read. */
export const changeLineSchema = lineForms({ version: z.coerce.number().int().positive(), medicine: choice })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const filterSchema = z.object({
  past: z.preprocess(first, z.literal("1")).optional().catch(undefined),
  /** What waits for a yes or a no, of whatever day. */
  waiting: z.preprocess(first, z.literal("1")).optional().catch(undefined),
  older: z.preprocess(first, z.string().transform(decodeCursor)).optional().catch(undefined),
})
export type LineFilters = z.infer<typeof filterSchema>

/** Reads from the query of an address whether what is over is asked for, and where the page begins; the rest counts as absent. */
export const parseFilters = (query: Record<string, string | string[] | undefined>): LineFilters => filterSchema.parse(query)
