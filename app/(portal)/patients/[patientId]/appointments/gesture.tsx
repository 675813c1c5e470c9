import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"

type GestureProps = Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label" | "about" | "tone">

/** One button of the agenda. */
export function Gesture(props: GestureProps) {
  const t = useWords("appointments")
  return <ButtonForm {...props} words={{ summary: t("summary"), waiting: t("waiting") }} />
}
