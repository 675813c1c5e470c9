import { useWords } from "@/lib/request/words"
import { linkDocument, removeQuestion } from "../actions"
import { Gesture } from "../gesture"

type UndoProps = { of: { patientId: string; appointmentId: string }; done?: string; question?: string; document?: string }

/** Brings back the question or the document that was just taken away. */
export function Undo({ of, done, question, document }: UndoProps) {
  const t = useWords("appointments")
  if (done === "questionRemoved" && question)
    return <Gesture action={removeQuestion} fields={{ ...of, questionId: question, removed: "no" }} label={t("done.undo")} />
  if (done === "unlinked" && document)
    return <Gesture action={linkDocument} fields={{ ...of, documentId: document, linked: "yes" }} label={t("done.undo")} />
  return null
}
