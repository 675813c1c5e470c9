/** How people think of what they are told: one choice for each, but for what touches their safety, which is always told at once. */
export const NOTICE_GROUPS = ["answers", "accesses", "documents", "messages", "circle", "reminders"] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]

/** How somebody hears of something: by a mail at once, by a text message at once, in the letter of the week, or when they look. */
export const NOTICE_WAYS = ["at_once", "sms", "weekly", "portal"] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

/** The kinds of each group, by the names of their words in `messages/…/mail.json`. */
export const KINDS_OF: Record<NoticeGroup, readonly string[]> = {
  answers: [
    ...["arrived", "answered", "undelivered", "request_answered"],
    ...["contested", "rectification_answered", "proposal_answered"],
  ],
  accesses: ["changed", "ending_soon", "unused", "visit_reported"],
  documents: ["new_document"],
  messages: ["new_message"],
  circle: ["note", "task", "absence"],
  reminders: ["appointment_soon", "refill", "prevention"],
}

/** What touches somebody's safety: nobody turns it off, and it keeps no quiet hours. */
export const URGENT_KINDS: readonly string[] = [
  ...["announced", "first_use", "opened_by_law", "address_left_out", "phone_changed"],
  ...["account_closed", "export_asked", "export_ready", "closing"],
]

/** The letter of the week itself, which is sent when it is due and at no other time. */
export const LETTER_KIND = "week"
