import { Badge } from "@/components/ui/badge"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { Message } from "@/lib/threads/rules"

type MessageListProps = {
  patientId: string
  messages: readonly Message[]
  /** Whose space it is, by the whole name. */
  patientFullName: string
  /** Whether the one who looks is the patient. */
  isOwn: boolean
}

/** What was said in a thread, the oldest first; one's own stand at the right on a wide screen. */
export function MessageList({ patientId, messages, patientFullName, isOwn }: MessageListProps) {
  const [t, f] = [useWords("threads"), useFormats()]
  return (
    <ol aria-label={t("title")} className="flex flex-col gap-4">
      {messages.map((message) => (
        <li
          key={message.id}
          id={message.id}
          className={`flex min-w-0 flex-col gap-2 rounded-card border p-4 sm:max-w-[85%] sm:p-6 ${
            message.author.isYou ? "border-petrol-tint bg-petrol-tint sm:self-end" : "border-line bg-card sm:self-start"
          }`}
        >
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <p className="font-heading wrap-anywhere">
                <Signature message={message} patientFullName={patientFullName} isOwn={isOwn} />
              </p>
              <p className="text-small">
                {t("thread.when", { date: f.dateTime(message.sentAt, { dateStyle: "long", timeStyle: "short" }) })}
              </p>
            </div>
            {message.isUnread && <Badge tone="plum">{t("thread.new")}</Badge>}
          </div>
          <p dir="auto" className="max-w-text wrap-anywhere whitespace-pre-line">
            {message.words}
          </p>
          {message.documents.map(({ id, title }) => (
            <a key={id} href={`/patients/${patientId}/documents/${id}`} className="lone-link">
              {title}
            </a>
          ))}
          <ReadBy message={message} patientFullName={patientFullName} />
        </li>
      ))}
    </ol>
  )
}

type SignatureProps = Pick<MessageListProps, "patientFullName" | "isOwn"> & { message: Message }

/** Who wrote it, with both names where it was written for the patient. */
function Signature({ message: { author, isForPatient }, patientFullName: patient, isOwn }: SignatureProps) {
  const [t, d, language] = [useWords("threads"), useWords("delegation"), useLanguage()]
  const { name, isYou, profession, relation } = author
  if (isForPatient) return t(isYou ? "thread.byYouFor" : "thread.forPatient", { name, patient })
  if (isYou) return t("thread.byYou")
  if (profession) return t("thread.byPro", { name, profession: professionWord(profession, language) })
  if (isOwn && relation) return d("yours", { name, relation: relationWord(relation, null, language) })
  return name
}

/** Under one's own message, who has read it. */
function ReadBy({ message, patientFullName }: Pick<SignatureProps, "message" | "patientFullName">) {
  const [t, f] = [useWords("threads"), useFormats()]
  const names = [...(message.isReadByPatient ? [patientFullName] : []), ...message.readBy]
  if (!message.author.isYou || names.length === 0) return null
  return <p className="text-small">{t("thread.read", { names: f.list(names) })}</p>
}
