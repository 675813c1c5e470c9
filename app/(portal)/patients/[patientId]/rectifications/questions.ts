import type { Asked, FormWords } from "@/components/forms/asked-fields"
import { ANSWERS, LONGEST } from "@/lib/rectifications/shape/schema"
import { words } from "@/lib/request/words"

/** What is asked of who says that it is not right. */
export async function askQuestions(): Promise<Asked[]> {
  const t = await words("rectifications")
  return [
    { kind: "words", name: "wrong", label: t("ask.wrong"), hint: t("ask.wrongHint"), rows: 4, maxLength: LONGEST },
    { kind: "words", name: "right", label: t("ask.right"), optionalWord: t("ask.optional"), rows: 3, maxLength: LONGEST },
  ]
}

/** What is asked of who answers. */
export async function answerQuestions(): Promise<Asked[]> {
  const t = await words("rectifications")
  const options = ANSWERS.map((value) => ({ value, label: t(`answer.options.${value}`) }))
  return [
    { kind: "one", name: "answer", label: t("answer.question"), options },
    { kind: "words", name: "words", label: t("answer.words"), hint: t("answer.wordsHint"), rows: 4, maxLength: LONGEST },
  ]
}

/** What stands on the button of a form, and over its faults. */
export async function formWords(submit: "ask" | "answer"): Promise<FormWords> {
  const t = await words("rectifications")
  return { submit: t(`${submit}.submit`), waiting: t("waiting"), summary: t("summary"), refused: t("refused") }
}
