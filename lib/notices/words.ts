import type { Language } from "@/drizzle/vocabulary"
import en from "@/messages/en/mail.json" with { type: "json" }
import fr from "@/messages/fr/mail.json" with { type: "json" }
import { configuration } from "../platform/configuration"
import { fillIn } from "../platform/words"

const WORDS = { fr, en }

export type NoticeKind = keyof typeof fr.notices
export const NOTICE_KINDS = Object.keys(fr.notices) as NoticeKind[]

/** Whether a kind that was kept still has words. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(fr.notices, kind)
}

export type Said = { subject: string; text: string }
export type InvitationSaid = { patientName: string; code: string; until: string }

/**
 * What a notice says, on paper as by mail: that something happened, never what, and the address of the portal. `many` is the
 * text of one mail that stands for several, with their `{count}` still to be filled in.
 */
export function noticeWords(kind: NoticeKind, language: Language): Said & { many: string } {
  const { notices, many, ending } = WORDS[language]
  const { subject, text } = notices[kind]
  const end = fillIn(ending, { site: configuration().url })
  return { subject, text: `${text}\n\n${end}`, many: `${text}\n\n${many}\n\n${end}` }
}

/** What an invitation says, on paper as by mail: who invites, the link and the code; opening the link changes nothing. */
export function invitationWords(language: Language, invitation: InvitationSaid): Said & { link: string } {
  const { subject, text } = WORDS[language].invitation
  const site = configuration().url
  const link = `${site}/invitation/${invitation.code}`
  return { subject: fillIn(subject, invitation), text: fillIn(text, { ...invitation, link, site }), link }
}
