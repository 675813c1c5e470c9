import { Avatar } from "@/components/ui/avatar"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import type { OwnHomeView } from "./own-reads"

type AnswersDueProps = { patientId: string; answers: OwnHomeView["answers"] }

/** Whoever came with an invitation and waits for an answer, the longest wait first: nothing on the page is more urgent. */
export function AnswersDue({ patientId, answers }: AnswersDueProps) {
  const [t, locale] = [useWords("space"), useLanguage()]
  return (
    <Card tone="sun">
      <ul aria-label={t("home.answersTitle")} className="flex flex-col gap-6">
        {answers.map(({ id, name, relation, sex }) => (
          <li key={id} className="flex flex-col gap-4 sm:flex-row sm:items-center">
            <Avatar name={name} tone="sunDeep" />
            <div className="min-w-0 flex-1">
              <h2 className="text-large">{t("home.waits", { name, tie: relationWord(relation, sex, locale) })}</h2>
              <p>{t("home.waitsText")}</p>
            </div>
            <ButtonLink href={`/patients/${patientId}/helpers/${id}`}>{t("home.answer", { name })}</ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
