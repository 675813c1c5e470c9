import type { FormAction } from "@/components/forms/action-form"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../../documents/button-form"

type UndoHidingProps = { done: unknown; isHidden: boolean; action: FormAction; fields: Record<string, string> }

/** Undoes what was just hidden from professionals or shown to them, as long as it still stands so. */
export function UndoHiding({ done, isHidden, action, fields }: UndoHidingProps) {
  const [t, common] = [useWords("confidentiality"), useWords("common")]
  if (done !== (isHidden ? "hidden" : "shown")) return null
  return (
    <ButtonForm
      action={action}
      fields={{ ...fields, hidden: isHidden ? "no" : "yes" }}
      label={t(isHidden ? "line.undoHidden" : "line.undoShown")}
      words={{ summary: t("line.refused"), waiting: common("waiting") }}
    />
  )
}
