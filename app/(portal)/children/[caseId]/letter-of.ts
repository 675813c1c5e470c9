import { writtenName } from "@/lib/identity/rules"
import type { Letter } from "@/lib/platform/letters/letter"
import { formats, language, words } from "@/lib/request/words"
import type { OwnRequestView, ReceivedLetter } from "@/lib/review/asking/queries"
import { caseNumber } from "@/lib/review/rules"

export type Written = { title: string; date: string; intro: string; reasons: string[]; words: string | null; endings: string[] }

/** A letter of the desk in words: its coded reasons as sentences, the reviewer's own words, and what can be done now. */
export async function letterOf(
  request: OwnRequestView,
  { kind, reasons, words: own, writtenAt }: ReceivedLetter,
): Promise<Written> {
  const [t, f] = [await words("children"), await formats()]
  const name = writtenName(request.firstGivenName ?? "")
  const ending = { accepted: [], refused: [t("letter.refusedEnd")], more_asked: [t("letter.moreEnd")] }[kind]
  return {
    title: t(`letter.subject.${kind}`),
    date: f.dateTime(writtenAt, { dateStyle: "long" }),
    intro: t(`letter.intro.${kind}`, { name }),
    reasons: reasons.map((reason) => t(`reasons.${reason}`)),
    words: own,
    endings: kind === "more_asked" ? ending : [...ending, t(request.evidence.length > 0 ? "letter.erased" : "letter.erasedNow")],
  }
}

/** The same as a sheet to print. */
export async function sheetOf(request: OwnRequestView, letter: ReceivedLetter, recipient: string): Promise<Letter> {
  const t = await words("children")
  const { title, intro, reasons, words: own, endings } = await letterOf(request, letter)
  return {
    language: await language(),
    recipient: [recipient],
    date: letter.writtenAt,
    subject: title,
    paragraphs: [intro, ...reasons, ...(own ? [`${t("letter.words")}\n${own}`] : []), ...endings],
    reference: caseNumber(request.caseId),
  }
}
