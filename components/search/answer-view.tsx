import type { InList } from "@/lib/access/contested"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useWords } from "@/lib/request/words"
import type { Answer } from "@/lib/search/rules"
import { MOST_TYPED } from "@/lib/search/schema"
import { Card } from "../ui/card"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { Pagination } from "../ui/pagination"
import { FoundRow, useFoundApart } from "./found-row"

type AnswerViewProps = {
  answer: Answer
  typed: string
  patientId: string
  sections: string
  units: UnitChoices
  /** What of it is contested. */
  contested: Record<string, InList>
  /** Whether something was found in what is no line: of nothing else is said then that it was looked for in vain. */
  isElsewhere: boolean
}

/** What came of a question: what was found, or a sentence that says what was looked at and what can be found. */
export function AnswerView(props: AnswerViewProps) {
  const t = useWords("search")
  const { answer, typed } = props
  switch (answer.kind) {
    case "nothing_asked":
      return <p className="max-w-text text-soft">{t("what")}</p>
    case "too_long":
      return (
        <EmptyState icon="search" title={t("longTitle")}>
          {t("longText", { most: MOST_TYPED })}
        </EmptyState>
      )
    case "few":
      return (
        <EmptyState icon="search" title={t("fewTitle")}>
          {t("fewText", { words: typed })}
        </EmptyState>
      )
    case "found":
      return <FoundView {...props} answer={answer} />
  }
}

function FoundView({
  answer,
  typed,
  patientId,
  sections,
  units,
  contested,
  isElsewhere,
}: AnswerViewProps & { answer: Answer & { kind: "found" } }) {
  const t = useWords("search")
  const { found, older, isFurther } = answer
  const heard = useFoundApart(found, units)
  const here = `/patients/${patientId}/search?q=${encodeURIComponent(typed)}`
  if (found.length === 0 && isElsewhere) return null
  return (
    <>
      {found.length === 0 ? (
        <EmptyState icon="search" title={isFurther ? t("endTitle") : t("emptyTitle", { words: typed })}>
          <p>{t("emptyText", { sections })}</p>
          <p>{t("what")}</p>
        </EmptyState>
      ) : (
        <Card title={t("results")}>
          <List>
            {found.map((one, at) => (
              <FoundRow
                key={one.id}
                found={one}
                patientId={patientId}
                units={units}
                inList={contested[one.id]}
                heard={heard[at]}
              />
            ))}
          </List>
        </Card>
      )}
      <Pagination
        label={t("pages")}
        newer={isFurther ? { href: here, label: t("newest") } : undefined}
        older={older ? { href: `${here}&older=${older}`, label: t("older") } : undefined}
      />
    </>
  )
}
