import { useWords } from "@/lib/request/words"
import { ButtonForm } from "./button-form"

type DocumentButtonProps = Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label">

/** One button that changes something about a document. */
export function DocumentButton(props: DocumentButtonProps) {
  const t = useWords("documents")
  return <ButtonForm {...props} words={{ summary: t("summary"), waiting: t("waiting") }} />
}
