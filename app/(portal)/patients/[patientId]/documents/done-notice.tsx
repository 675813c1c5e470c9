import type { ReactNode } from "react"
import { z } from "zod"
import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"
import { restoreDocument } from "./actions"
import { DocumentButton } from "./document-button"

const BY_PATIENT = ["changed", "hidden", "shown", "excluded", "included", "deleted", "restored"] as const
const IN_CARE = ["announced", "put_off", "shown_to_representatives"] as const
const DONE = z.enum(["deposited", "withdrawn", ...BY_PATIENT, ...IN_CARE])

type DoneNoticeProps = { patientId: string; done: unknown; documentId?: unknown; children?: ReactNode }

/** What was just done, said once, and how to undo it; a deletion can be undone here, and a deposit taken back. */
export function DoneNotice({ patientId, done, documentId, children }: DoneNoticeProps) {
  const t = useWords("documents")
  const parsed = DONE.safeParse(done)
  if (!parsed.success) return null
  const named = z.uuid().safeParse(documentId).data
  const deleted = parsed.data === "deleted" ? named : undefined
  return (
    <Notice tone="done" title={t(`done.${parsed.data}`)} announced>
      {parsed.data === "deposited" && named && <TakeBack patientId={patientId} documentId={named} />}
      {deleted && (
        <>
          <p>{t("done.deletedText")}</p>
          <DocumentButton action={restoreDocument} fields={{ patientId, documentId: deleted }} label={t("done.undo.deleted")} />
        </>
      )}
      {children}
    </Notice>
  )
}

/** The way to take back what was deposited by mistake, for an hour. */
export function TakeBack({ patientId, documentId }: { patientId: string; documentId: string }) {
  const t = useWords("documents")
  return (
    <p>
      {t("withdraw.justNow")}{" "}
      <a href={`/patients/${patientId}/documents/${documentId}/withdraw`} className="lone-link">
        {t("withdraw.link")}
      </a>
    </p>
  )
}
