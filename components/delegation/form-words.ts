import { words } from "@/lib/request/words"
import type { FormWords } from "../forms/asked-fields"

/** The words around the button of a form. */
export async function formWords(submit: string): Promise<FormWords> {
  const [common, t] = [await words("common"), await words("delegation")]
  return { submit, waiting: common("waiting"), summary: common("errorSummary"), refused: t("refused") }
}
