import type { ProfileLine } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { hideLine } from "../../actions"
import { Gesture } from "../../gesture"

/** Undoes what was just hidden from professionals or shown to them, as long as it still stands so. */
export function UndoHiding({ patientId, line, done }: { patientId: string; line: ProfileLine; done: unknown }) {
  const t = useWords("profile")
  if (done !== (line.isHidden ? "hidden" : "shown")) return null
  return (
    <Gesture
      patientId={patientId}
      line={line}
      action={hideLine}
      fields={{ hidden: line.isHidden ? "no" : "yes" }}
      label={t(line.isHidden ? "detail.undoHidden" : "detail.undoShown")}
    />
  )
}
