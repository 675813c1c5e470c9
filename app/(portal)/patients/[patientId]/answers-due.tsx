import { Avatar } from "@/components/ui/avatar"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Unbroken } from "@/components/ui/unbroken"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import { addressToConfirm, sumToConfirm } from "@/lib/space/to-confirm/rules"
import type { OwnHomeView } from "./own-reads"

type AnswersDueProps = { patientId: string } & Pick<OwnHomeView, "answers" | "toConfirm">

/**
 * Whoever came with an invitation and waits for an answer, the longest wait first, then what was noted and waits for a yes or a no:
 * nothing on the page is more urgent.
 */
export function AnswersDue({ patientId, answers, toConfirm }: AnswersDueProps) {
  const [t, locale] = [useWords("space"), useLanguage()]
  return (
    <Card tone="sun">
      <ul aria-label={t("home.answersTitle")} className="flex flex-col gap-6">
        {answers.map(({ id, name, relation, sex }) => (
          <li key={id} className="flex flex-col gap-4 sm:flex-row sm:items-center">
            <Avatar name={name} tone="sunDeep" />
            <div className="min-w-0 flex-1">
              <h2 className="text-large">
                <Unbroken>{t("home.waits", { name, tie: relationWord(relation, sex, locale) })}</Unbroken>
              </h2>
              <p>{t("home.waitsText")}</p>
            </div>
            <ButtonLink href={`/patients/${patientId}/helpers/${id}`}>{t("home.answer", { name })}</ButtonLink>
          </li>
        ))}
        {toConfirm.length > 0 && <ToConfirmRow patientId={patientId} toConfirm={toConfirm} />}
      </ul>
    </Card>
  )
}

/** How many lines wait, section by section, each the way to where they are answered. */
function ToConfirmRow({ patientId, toConfirm }: Omit<AnswersDueProps, "answers">) {
  const t = useWords("space")
  return (
    <li className="flex flex-col gap-2">
      <h2 className="text-large">
        <Unbroken>{t("home.toConfirm", { count: sumToConfirm(toConfirm) })}</Unbroken>
      </h2>
      <p className="flex flex-wrap gap-x-6">
        {toConfirm.map(({ section, count, only }) => (
          <a key={section} href={addressToConfirm(`/patients/${patientId}`, { section, only })} className="lone-link">
            {t(`news.${section}`, { count })}
          </a>
        ))}
      </p>
    </li>
  )
}
