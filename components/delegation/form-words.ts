import { words } from "@/lib/request/words"

export type FormWords = {
  submit: string
  waiting: string
  /** Over what has to be corrected. */
  summary: string
  /** Over the one sentence of a refusal. */
  refused: string
}

/** The words around the button of a form. */
export async function formWords(submit: string): Promise<FormWords> {
  const [common, t] = [await words("common"), await words("delegation")]
  return { submit, waiting: common("waiting"), summary: common("errorSummary"), refused: t("refused") }
}
