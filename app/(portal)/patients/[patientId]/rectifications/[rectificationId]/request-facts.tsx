import { Card } from "@/components/ui/card"
import { type Description, DescriptionList } from "@/components/ui/description-list"
import { isOpen, type Rectification } from "@/lib/rectifications/rules"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

/** What was asked by whom, and what became of it; what nobody said is absent. */
export function RequestFacts({ request }: { request: Rectification }) {
  const t = useWords("rectifications")
  return (
    <Card>
      <DescriptionList items={[...useAsked(request), ...useAnswered(request)]} />
      {isOpen(request.state) && <p className="text-small text-soft">{t("page.law")}</p>}
    </Card>
  )
}

const own = (words: string) => <span className="whitespace-pre-line wrap-anywhere">{words}</span>

function useAsked({ wrong, right, asker, askedAt, seenAt, state, dueOn }: Rectification): Description[] {
  const [t, f, language] = [useWords("rectifications"), useFormats(), useLanguage()]
  const day = (date: Date) => f.dateTime(date, { dateStyle: "long" })
  const name = asker.relation ? `${asker.name} (${relationWord(asker.relation, "unknown", language)})` : asker.name
  const who = asker.isYou ? "you" : "other"
  return [
    { term: t("page.said"), description: own(wrong) },
    ...(right ? [{ term: t("page.should"), description: own(right) }] : []),
    { term: t("page.asked"), description: t("page.askedBy", { who, name, date: day(askedAt) }) },
    ...(seenAt ? [{ term: t("page.seen"), description: t("page.seenOn", { date: day(seenAt) }) }] : []),
    ...(isOpen(state) ? [{ term: t("page.due"), description: t("page.dueOn", { date: f.day(dueOn) }) }] : []),
  ]
}

function useAnswered({ answer, withdrawnAt }: Rectification): Description[] {
  const [t, f, language] = [useWords("rectifications"), useFormats(), useLanguage()]
  const day = (date: Date) => f.dateTime(date, { dateStyle: "long" })
  if (withdrawnAt) return [{ term: t("page.withdrawn"), description: t("page.seenOn", { date: day(withdrawnAt) }) }]
  if (!answer) return []
  const { name, profession, at, reason, words } = answer
  const by = profession
    ? t("page.answeredByPro", { name, profession: professionWord(profession, language), date: day(at) })
    : t("page.answeredBy", { name, date: day(at) })
  return [
    { term: t("page.answered"), description: by },
    ...(reason ? [{ term: t("page.reason"), description: t(`reasons.${reason}`) }] : []),
    ...(words ? [{ term: t("page.words"), description: own(words) }] : []),
  ]
}
