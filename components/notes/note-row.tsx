import type { ReactNode } from "react"
import type { Note } from "@/lib/notes/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { Avatar } from "../ui/avatar"
import { Badge } from "../ui/badge"
import { sayCorrection, sayPeople, sayReaders, sayWhen } from "./note-words"

/** One note as it was signed, the corrections that stand at it, and who has read it. */
export function NoteRow({ line, children }: { line: Note; children?: ReactNode }) {
  const saying = { t: useWords("notes"), f: useFormats() }
  const { t } = saying
  const { author, body, corrections, readBy, point } = line
  return (
    <li className="flex items-start gap-4 py-4 first:pt-0 last:pb-0">
      <Avatar name={author.name} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <div className="min-w-0">
            <p className="font-heading wrap-anywhere">{author.isYou ? t("by.you") : author.name}</p>
            <p className="text-small text-soft">{sayWhen(line, saying)}</p>
          </div>
          {point && <Badge tone={point.isOpen ? "sun" : "plain"}>{t(point.isOpen ? "point.badge" : "point.over")}</Badge>}
        </div>
        <p className="max-w-text wrap-anywhere whitespace-pre-line">{body}</p>
        {corrections.length > 0 && <p className="font-heading">{t("correction.stands")}</p>}
        {corrections.map((correction) => (
          <div key={correction.id} className="border-l-4 border-line pl-4">
            <p className="text-small text-soft">{sayCorrection(correction, saying)}</p>
            <p className="max-w-text wrap-anywhere whitespace-pre-line">{correction.body}</p>
          </div>
        ))}
        <p className="text-small text-soft">{sayReaders(readBy, saying)}</p>
        {point?.isOpen && point.closedBy.length > 0 && (
          <p className="text-small">{t("point.closedBy", { names: sayPeople(point.closedBy, saying) })}</p>
        )}
        {children}
      </div>
    </li>
  )
}
