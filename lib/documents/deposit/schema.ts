import { z } from "zod"
import { announcementDay } from "@/lib/documents/announcement/schema"
import { typeCodeField } from "@/lib/documents/schema"
import { DEPOSIT_SHAPE, inCare } from "./shape/schema"

const DEPOSIT = { ...DEPOSIT_SHAPE, typeCode: typeCodeField }

export const describeDepositSchema = z.strictObject(DEPOSIT)
export type DepositDescription = z.infer<typeof describeDepositSchema>

/** A professional's deposit: what it is, and who may not see it yet, each on its own. */
export const describeInCareSchema = inCare(DEPOSIT, announcementDay)
export type CareDeposit = z.infer<typeof describeInCareSchema>

/** Who may not see a deposit of a professional's; the other parts of it are anybody's. */
export type Sight = Pick<CareDeposit, "patientSees" | "announceOn" | "hideFromRepresentatives" | "hideFromProfessionals">

const draft = { patientId: z.uuid(), draftId: z.uuid() }
export const confirmIdentitySchema = z.strictObject(draft)
export const discardDepositSchema = z.strictObject(draft)
