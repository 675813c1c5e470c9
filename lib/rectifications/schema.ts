import { z } from "zod"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { type answerShape, askShape } from "./shape/schema"

const section = z.enum(ITEM_SECTIONS as [ItemSection, ...ItemSection[]])

/** The section that an address names, or null for no such one. */
export const parseItemSection = (text: string): ItemSection | null =>
  ITEM_SECTIONS.find((word) => word.replaceAll("_", "-") === text) ?? null

export const askSchema = askShape.extend({ section })
export const oneSchema = z.strictObject({ patientId: z.uuid(), rectificationId: z.uuid() })

export type Asking = Omit<z.infer<typeof askSchema>, "patientId">
export type Answering = Omit<z.infer<typeof answerShape>, "patientId">
