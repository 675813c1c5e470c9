/** As what somebody besides the person herself is in a thread. */
export const MEMBER_KINDS = ["professional", "caregiver"] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** The answers that a professional may begin with, as the dated list has them; their words stand in `messages/`. */
export const MESSAGE_TEMPLATES = ["received", "appointment", "call", "on_paper", "absence", "settled"] as const
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number]
