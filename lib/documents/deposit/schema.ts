import { z } from "zod"
import { announcementDay } from "@/lib/documents/announcement/schema"
import { DESCRIPTION } from "@/lib/documents/schema"
import { errorCode } from "@/lib/errors"

const DEPOSIT = {
  patientId: z.uuid(),
  draftId: z.uuid(),
  ...DESCRIPTION,
  title: DESCRIPTION.title.optional().default(""),
}

export const describeDepositSchema = z.strictObject(DEPOSIT)
export type DepositDescription = z.infer<typeof describeDepositSchema>

/** When the patient reads what a professional deposits: at once, or after it was announced. */
export const PATIENT_SEES = ["now", "announced"] as const

const ticked = z.literal("yes").optional()

/** Asked whatever else is wrong in the form, so that every error is told at once. */
const ALWAYS = { when: () => true }
type Answers = { patientSees?: unknown; announceOn?: unknown; hideFromProfessionals?: unknown }

/** What is wrong with the day of the announcement, where there is to be one. */
function dayFault({ patientSees, announceOn }: Answers): string | undefined {
  return patientSees === "announced" ? announcementDay.safeParse(announceOn).error?.issues[0]?.message : undefined
}

const isHiddenFromEverybody = ({ patientSees, hideFromProfessionals }: Answers) =>
  patientSees === "announced" && hideFromProfessionals === "yes"

/** A professional's deposit: what it is, and who may not see it yet, each on its own. */
export const describeInCareSchema = z
  .strictObject({
    ...DEPOSIT,
    patientSees: z.enum(PATIENT_SEES, { error: errorCode("deposit.sight_missing") }),
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
export type CareDeposit = z.infer<typeof describeInCareSchema>

/** Who may not see a deposit of a professional's; the other parts of it are anybody's. */
export type Sight = Pick<CareDeposit, "patientSees" | "announceOn" | "hideFromRepresentatives" | "hideFromProfessionals">

export const discardDepositSchema = z.strictObject({ patientId: z.uuid(), draftId: z.uuid() })
