import type { Note } from "@/lib/notes/rules"
import { useWords } from "@/lib/request/words"
import { closePoint } from "./actions"
import { Gesture } from "./gesture"

type NoteGesturesProps = { patientId: string; line: Note; givenName: string }

/** What may be done with a note: close what is watched, correct one's own, say who sees it. */
export function NoteGestures({ patientId, line: { id, may, forPatient }, givenName }: NoteGesturesProps) {
  const t = useWords("notes")
  const page = `/patients/${patientId}/notebook/${id}`
  if (!may.close && !may.correct && !forPatient) return null
  return (
    <div className="flex flex-col items-start gap-2 print:hidden">
      {may.close && <Gesture action={closePoint} fields={{ patientId, noteId: id }} label={t("point.close")} />}
      {may.close && !forPatient && <p className="text-small text-soft">{t("point.closeHint", { name: givenName })}</p>}
      <div className="flex flex-wrap gap-x-6">
        {may.correct && (
          <a href={`${page}/correct`} className="lone-link">
            {t("correct.link")}
          </a>
        )}
        {forPatient && (
          <a href={page} className="lone-link">
            {t("open")}
          </a>
        )}
      </div>
    </div>
  )
}
