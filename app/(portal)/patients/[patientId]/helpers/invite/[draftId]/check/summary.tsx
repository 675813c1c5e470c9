import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { monthsInWords } from "@/lib/delegation/consent-text/rules"
import { draftPeriod, type Step } from "@/lib/invitation/rules"
import { language, words } from "@/lib/request/words"
import { nameAndRelation } from "../../../words"
import type { DraftShown } from "../draft-page"

/** What was answered, each with a link to change it. */
export async function Summary({ draft }: { draft: DraftShown }) {
  const [t, p, locale] = [await words("invitation"), await words("purposes"), await language()]
  const { name = "", relation = "", purpose } = draft.answers
  const { months, atEnd } = draftPeriod(draft.answers)
  const who = await nameAndRelation({ caregiverName: name, relation, sex: null })
  const rows: [string, string, Step | "until"][] = [
    ...(draft.isWidening
      ? []
      : ([
          [t("check.person"), who, "who"],
          [t("check.purpose"), p(`${purpose}.title`), "purpose"],
        ] satisfies [string, string, Step][])),
    [t("check.until"), t("check.lasts", { months: monthsInWords(locale, months), atEnd }), "until"],
  ]
  return (
    <Card>
      <DescriptionList
        items={rows.map(([term, said, step]) => ({
          term,
          description: (
            <div className="flex flex-col justify-between gap-x-4 sm:flex-row sm:items-center">
              <span>{said}</span>
              <a
                href={draft.path(step)}
                className="inline-flex min-h-11 items-center self-start"
                aria-label={t("check.changeOf", { what: term })}
              >
                {t("check.change")}
              </a>
            </div>
          ),
        }))}
      />
    </Card>
  )
}
