import { Notice } from "@/components/ui/notice"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { Thread } from "@/lib/threads/rules"
import { closeThread, reopenThread } from "../actions"
import { Gesture } from "../gesture"

type ClosingProps = { patientId: string; thread: Thread; space: SpaceHeader; decides: boolean }

/** Of a closed thread, by whom it was closed and whom to turn to; of an open one, the gesture that closes it. */
export function Closing({ patientId, thread: { id: threadId, closed, may }, space, decides }: ClosingProps) {
  const [t, f] = [useWords("threads"), useFormats()]
  const fields = { patientId, threadId }
  if (closed) {
    const date = f.dateTime(closed.at, { dateStyle: "long" })
    const text = decides ? "closed.text" : space.inCare ? "closed.textCare" : "closed.textOther"
    return (
      <Notice title={t(closed.isYou ? "closed.titleYou" : "closed.title", { date, name: closed.name })}>
        <p>{t(text, { name: space.givenName })}</p>
        {may.reopen && <Gesture action={reopenThread} fields={fields} label={t("thread.reopen")} />}
        <a href={`/patients/${patientId}/messages/new`} className="lone-link">
          {t("closed.link")}
        </a>
      </Notice>
    )
  }
  return null
}

/** The gesture that closes a thread, and what follows from it. */
export function Close({ patientId, threadId }: { patientId: string; threadId: string }) {
  const t = useWords("threads")
  return (
    <div className="flex flex-col gap-1 print:hidden">
      <Gesture action={closeThread} fields={{ patientId, threadId }} label={t("thread.close")} tone="quiet" />
      <p className="text-small text-soft">{t("thread.closeHint")}</p>
    </div>
  )
}
