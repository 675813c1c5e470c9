import { LANGUAGES, type Language } from "@/drizzle/vocabulary"
import type { Catalogue } from "@/lib/words/areas"
import { readCatalogue } from "@/lib/words/catalogue"
import { wordsIn } from "@/lib/words/translator"
import { configuration } from "../platform/configuration"

export type NoticeKind = keyof Catalogue["mail"]["notices"]
export const NOTICE_KINDS = Object.keys(readCatalogue("fr").mail.notices) as NoticeKind[]

/** Whether a kind that was kept still has words. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return NOTICE_KINDS.some((known) => known === kind)
}

export type Said = { subject: string; text: string }
/** `caregiverName` is whom it is for, as the patient wrote it: a couple may share an address. */
export type InvitationSaid = { patientName: string; caregiverName: string; code: string; until: string }

/**
 * What a notice says, on paper as by mail: that something happened, never what, and the address of the portal. `many` is the
 * text of one mail that stands for several, whose `{count}` is known when it goes out.
 */
export function noticeWords(kind: NoticeKind, language: Language): Said & { many: string } {
  const t = wordsIn(language, "mail")
  const text = t(`notices.${kind}.text`)
  const ending = t("ending", { site: configuration().url })
  const many = t("many", { count: "{count}" })
  return { subject: t(`notices.${kind}.subject`), text: `${text}\n\n${ending}`, many: `${text}\n\n${many}\n\n${ending}` }
}

/** The same as a text message, of one length with the longest name: whose it is stands first, and no link that somebody could copy. */
function smsWords(kind: NoticeKind, language: Language): string {
  const t = wordsIn(language, "mail")
  const { host } = new URL(configuration().url)
  return t("sms", { name: "{name}", subject: t(`notices.${kind}.subject`), host })
}

/** The same in each language as a mail and a text message, for the database to choose from where it alone knows whom to tell: it writes the `{name}`. */
export const noticeInEach = (kind: NoticeKind) =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const { subject, text, many } = noticeWords(kind, language)
      const mail = { subject, text: forWhom(text, language), many: forWhom(many, language) }
      return [language, { ...mail, sms: smsWords(kind, language) }]
    }),
  )

/** The letter of the week in each language: what it counts, and never who or what. */
export const weekInEach = ({ came, waiting }: { came: number; waiting: number }) =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const t = wordsIn(language, "mail")
      const counted = [came > 0 && t("week.came", { count: came }), waiting > 0 && t("week.waiting", { count: waiting })]
      const parts = [wordsIn(language, "letter")("greeting"), ...counted, t("week.ending", { site: configuration().url })]
      return [language, { subject: t("notices.week.subject"), text: forWhom(parts.filter(Boolean).join("\n\n"), language) }]
    }),
  )

/** After the greeting, whom a mail is for: a couple may share an address. */
function forWhom(text: string, language: Language): string {
  const greeting = `${wordsIn(language, "letter")("greeting")}\n\n`
  return text.replace(greeting, `${greeting}${wordsIn(language, "mail")("whom", { name: "{name}" })}\n\n`)
}

/** What an invitation says, on paper as by mail: who invites, the link and the code; opening the link changes nothing. */
export function invitationWords(language: Language, invitation: InvitationSaid): Said & { link: string } {
  const t = wordsIn(language, "mail")
  const site = configuration().url
  const link = `${site}/invitation/${invitation.code}`
  return { subject: t("invitation.subject", invitation), text: t("invitation.text", { ...invitation, link, site }), link }
}
