import { Avatar } from "@/components/ui/avatar"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Helper } from "@/lib/delegation/queries"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"

/** Whoever came with an invitation and waits for an answer, the longest wait first: nothing on the page is more urgent. */
export function AnswersDue({ patientId, helpers }: { patientId: string; helpers: readonly Helper[] }) {
  const [t, locale] = [useWords("space"), useLanguage()]
  const waiting = helpers.filter(({ state }) => state === "arrived").sort((a, b) => Number(a.arrivedAt) - Number(b.arrivedAt))
  if (waiting.length === 0) return null
  return (
    <Card tone="sun">
      <ul aria-label={t("home.answersTitle")} className="flex flex-col gap-6">
        {waiting.map(({ id, arrivedName, caregiverName, relation, sex }) => {
          const name = arrivedName ?? caregiverName
          return (
            <li key={id} className="flex flex-col gap-4 sm:flex-row sm:items-center">
              <Avatar name={name} tone="sunDeep" />
              <div className="min-w-0 flex-1">
                <h2 className="text-large">{t("home.waits", { name, tie: relationWord(relation, sex, locale) })}</h2>
                <p>{t("home.waitsText")}</p>
              </div>
              <ButtonLink href={`/patients/${patientId}/helpers/${id}`}>{t("home.answer", { name })}</ButtonLink>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
