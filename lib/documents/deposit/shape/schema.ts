import { z } from "zod"
import { announcementDayShape } from "@/lib/documents/announcement/shape/schema"
import { DESCRIPTION_SHAPE } from "@/lib/documents/shape/schema"
import { errorCode } from "@/lib/errors"

/** What a deposit says of itself, without the lists and the rules that are looked up: what the browser can check by itself. */

/** When the patient reads what a professional deposits: at once, or after it was announced. */
const PATIENT_SEES = ["now", "announced"] as const

export const DEPOSIT_SHAPE = {
  patientId: z.uuid(),
  draftId: z.uuid(),
  /** The words by which a type was looked for: no part of the deposit. */
  q: z.string().optional(),
  ...DESCRIPTION_SHAPE,
  title: DESCRIPTION_SHAPE.title.optional().default(""),
}

const ticked = z.literal("yes").optional()

/** Asked whatever else is wrong in the form, so that every error is told at once. */
const ALWAYS = { when: () => true }
type Answers = { patientSees?: unknown; announceOn?: unknown; hideFromProfessionals?: unknown }

const isHiddenFromEverybody = ({ patientSees, hideFromProfessionals }: Answers) =>
  patientSees === "announced" && hideFromProfessionals === "yes"

/** A professional's deposit: what it is, and who may not see it yet, each on its own; `day` says which day will do. */
export function inCare<Deposit extends typeof DEPOSIT_SHAPE>(deposit: Deposit, day: z.ZodType<string>) {
  const dayFault = ({ patientSees, announceOn }: Answers) =>
    patientSees === "announced" ? day.safeParse(announceOn).error?.issues[0]?.message : undefined
  return z
    .strictObject({
      ...deposit,
      patientSees: z.enum(PATIENT_SEES, errorCode("deposit.sight_missing")),
      announceOn: z.string().optional(),
      hideFromRepresentatives: ticked,
      hideFromProfessionals: ticked,
    })
    .refine((answers) => dayFault(answers) === undefined, {
      ...ALWAYS,
      path: ["announceOn"],
      error: ({ input }) => dayFault(input as Answers),
    })
    .refine((answers) => !isHiddenFromEverybody(answers), {
      ...ALWAYS,
      path: ["hideFromProfessionals"],
      error: errorCode("deposit.hidden_from_everybody"),
    })
}

export const depositShape = z.strictObject(DEPOSIT_SHAPE)
export const careDepositShape = inCare(DEPOSIT_SHAPE, announcementDayShape)
