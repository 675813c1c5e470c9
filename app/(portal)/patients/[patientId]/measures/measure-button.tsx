import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"

type MeasureButtonProps = Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label" | "about" | "tone">

/** One button that changes something about a measure. */
export function MeasureButton(props: MeasureButtonProps) {
  const [t, common] = [useWords("measures"), useWords("common")]
  return <ButtonForm {...props} words={{ summary: t("add.summary"), waiting: common("waiting") }} />
}
