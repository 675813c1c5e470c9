import { sayWhen } from "@/components/notes/note-words"
import { Heard } from "@/components/ui/heard"
import type { Note } from "@/lib/notes/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { closePoint } from "./actions"
import { Gesture } from "./gesture"

/** So many letters of a note are enough to know it by. */
const KNOWN_BY = 40

type NoteGesturesProps = { patientId: string; line: Note; givenName: string }

/** What may be done with a note: close what is watched, correct one's own, say who sees it. */
export function NoteGestures({ patientId, line, givenName }: NoteGesturesProps) {
  const [t, f] = [useWords("notes"), useFormats()]
  const { id, may, forPatient, author } = line
  const about = `${author.isYou ? t("by.you") : author.name}, ${sayWhen(line, { t, f })}, ${line.body.slice(0, KNOWN_BY)}`
  const page = `/patients/${patientId}/notebook/${id}`
  if (!may.close && !may.correct && !forPatient) return null
  return (
    <div className="flex flex-col items-start gap-2 print:hidden">
      {may.close && <Gesture action={closePoint} fields={{ patientId, noteId: id }} label={t("point.close")} about={about} />}
      {may.close && !forPatient && <p className="text-small text-soft">{t("point.closeHint", { name: givenName })}</p>}
      <div className="flex flex-wrap gap-x-6">
        {may.correct && (
          <a href={`${page}/correct`} className="lone-link">
            {t("correct.link")}
            <Heard>{about}</Heard>
          </a>
        )}
        {forPatient && (
          <a href={page} className="lone-link">
            {t("open")}
            <Heard>{about}</Heard>
          </a>
        )}
      </div>
    </div>
  )
}
