import type { Asked, FormWords } from "@/components/forms/asked-fields"
import { professionWord } from "@/lib/reference/professions"
import { formats, language, words } from "@/lib/request/words"
import type { Recipient } from "@/lib/threads/rules"
import { LONGEST_SUBJECT, LONGEST_WORDS } from "@/lib/threads/shape/schema"

type Attachable = { id: string; title: string; actOn: string | null }

/** The words of a message, and a document that goes with it. */
export async function messageQuestions(documents: readonly Attachable[], rows = 5): Promise<Asked[]> {
  const [t, f] = [await words("threads"), await formats()]
  const options = documents.map(({ id, title, actOn }) => ({ value: id, label: actOn ? `${title}, ${f.day(actOn)}` : title }))
  const said: Asked = { kind: "words", name: "words", label: t("open.words"), rows, maxLength: LONGEST_WORDS }
  if (options.length === 0) return [said]
  const [label, hint, emptyLabel] = [t("open.document"), t("open.documentHint"), t("open.noDocument")]
  return [said, { kind: "list", name: "documentId", label, hint, options, emptyLabel }]
}

type Opening = { recipients: readonly Recipient[] | null; documents: readonly Attachable[]; patientName?: string }

/** What is asked of who begins a thread: to whom, where that is theirs to say, what about, and the first message. */
export async function openQuestions({ recipients, documents, patientName }: Opening): Promise<Asked[]> {
  const [t, locale] = [await words("threads"), await language()]
  const options = (recipients ?? []).map(({ accountId, name, profession }) => ({
    value: accountId,
    label: profession ? `${name}, ${professionWord(profession, locale)}` : name,
  }))
  const hint = patientName ? t("open.toHintOther", { name: patientName }) : t("open.toHint")
  const to: Asked = { kind: "list", name: "to", label: t("open.to"), hint, options, emptyLabel: t("open.choose") }
  const [label, subjectHint] = [t("open.subject"), t("open.subjectHint")]
  const subject: Asked = {
    kind: "text",
    name: "subject",
    label,
    hint: subjectHint,
    maxLength: LONGEST_SUBJECT,
    autoComplete: "off",
  }
  return [...(recipients ? [to] : []), subject, ...(await messageQuestions(documents, 7))]
}

/** What stands on the button of a form, and over its faults. */
export async function formWords(submit: string): Promise<FormWords> {
  const t = await words("threads")
  return { submit, waiting: t("waiting"), summary: t("summary"), refused: t("refused") }
}
