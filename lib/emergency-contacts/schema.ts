import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isRelation } from "@/lib/reference/relations"
import { changeShape, contactShape, relationField } from "./shape/schema"

const relation = relationField.refine(isRelation, errorCode("emergency.relation"))

export const contactSchema = contactShape.extend({ relation })
export const changeSchema = changeShape.extend({ relation })
export const oneContactSchema = z.strictObject({ patientId: z.uuid(), contactId: z.uuid() })

export type GivenContact = Pick<z.infer<typeof contactSchema>, "name" | "relation" | "telephone">
