import { messageTemplates } from "@/drizzle/reference/catalogue"
import type { MessageTemplate } from "@/drizzle/thread-vocabulary"

/** The answers that a professional may begin with, in the order of the dated list; their words are the portal's. */
export const TEMPLATES: readonly MessageTemplate[] = messageTemplates.templates
export type Template = MessageTemplate
