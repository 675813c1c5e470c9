import { useWords } from "@/lib/request/words"
import type { Recipient } from "@/lib/threads/rules"

type AnswerTimesProps = {
  people: readonly Pick<Recipient, "accountId" | "kind" | "name">[]
  /** What each professional says, by account. */
  times: Record<string, string>
}

/** When answers come: what each professional says, or that they said nothing; and that nobody watches. */
export function AnswerTimes({ people, times }: AnswerTimesProps) {
  const t = useWords("threads")
  const professionals = people.filter(({ kind }) => kind === "professional")
  return (
    <div className="flex flex-col gap-2 text-soft">
      {professionals.length > 0 && <h2 className="font-heading text-ink">{t("times.title")}</h2>}
      {professionals.map(({ accountId, name }) => {
        const sentence = times[accountId]
        return <p key={accountId}>{sentence ? t("times.said", { name, sentence }) : t("times.unsaid", { name })}</p>
      })}
      <p>{t("emergency")}</p>
    </div>
  )
}
