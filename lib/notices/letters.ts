import type { Language } from "@/drizzle/vocabulary"
import { wordsIn } from "@/lib/words/translator"
import type { Letter } from "../platform/letters/letter"
import { type InvitationSaid, invitationWords, type NoticeKind, noticeWords } from "./words"

type Whom = Pick<Letter, "recipient" | "date">

/** The letter of a notice; it says what the mail says. */
export function noticeLetter(kind: NoticeKind, language: Language, whom: Whom): Letter {
  const { subject, text } = noticeWords(kind, language)
  return { ...whom, language, subject, paragraphs: paragraphsOf(text, language) }
}

/** The letter of an invitation; it says what the mail says, with the code in large letters and as a square to photograph. */
export function invitationLetter(invitation: InvitationSaid, language: Language, whom: Whom): Letter {
  const { subject, text, link } = invitationWords(language, invitation)
  const paragraphs = paragraphsOf(text, language)
  const ending = `\n${invitation.code}`
  const place = paragraphs.findIndex((paragraph) => paragraph.endsWith(ending))
  const label = paragraphs[place]?.slice(0, -ending.length) ?? ""
  return {
    ...{ ...whom, language, subject },
    paragraphs: paragraphs.slice(0, place),
    code: { label, value: invitation.code, link },
    paragraphsAfter: paragraphs.slice(place + 1),
  }
}

/** The paragraphs of a mail without its greeting and its signature, which a letter has a place for. */
function paragraphsOf(text: string, language: Language): string[] {
  const t = wordsIn(language, "letter")
  const [greeting, signature] = [t("greeting"), t("signature")]
  return text.split("\n\n").filter((paragraph) => paragraph !== greeting && paragraph !== signature)
}
