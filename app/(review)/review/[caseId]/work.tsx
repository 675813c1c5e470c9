import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { formats, words } from "@/lib/request/words"
import type { CaseView } from "@/lib/review/queries"
import { isComplete } from "@/lib/review/rules"
import { releaseCase } from "../actions"
import { Checks } from "./checks"

/**
 * For who has the case: the papers and what they must show, side by side, then the decision. Each card is as high as what it
 * holds, and the decision stands under the papers, which are fewer than the questions.
 */
export async function Work({ view }: { view: CaseView }) {
  const t = await words("review")
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,8fr)_minmax(0,5fr)] lg:grid-rows-[auto_1fr]">
        <Evidence view={view} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Checks view={view} />
        </div>
        <Decide view={view} />
      </div>
      <AskedForm action={releaseCase} hidden={{ caseId: view.caseId }} words={await formWords(t("take.release"))} tone="quiet" />
    </>
  )
}

async function Evidence({ view: { caseId, evidence } }: { view: CaseView }) {
  const [t, f] = [await words("review"), await formats()]
  return (
    <Card title={t("evidence.title")}>
      <p className="max-w-text text-soft">{evidence.length > 0 ? t("evidence.lead") : t("evidence.none")}</p>
      <List>
        {evidence.map(({ id, fileName, pageCount, addedAt }) => (
          <ListRow
            key={id}
            icon="document"
            title={fileName}
            meta={t("evidence.pages", { count: pageCount, date: f.dateTime(addedAt, { dateStyle: "long" }) })}
            badges={
              <ButtonLink
                href={`/review/${caseId}/evidence/${id}`}
                tone="secondary"
                aria-label={t("evidence.lookNamed", { name: fileName })}
              >
                {t("evidence.look")}
              </ButtonLink>
            }
          />
        ))}
      </List>
    </Card>
  )
}

async function Decide({ view: { caseId, checks } }: { view: CaseView }) {
  const t = await words("review")
  const canAccept = isComplete(Object.fromEntries(checks.map((check) => [check, true])))
  return (
    <Card title={t("decide.title")} id="decide">
      {!canAccept && <p>{t("decide.notYet")}</p>}
      <Actions>
        {canAccept && <ButtonLink href={`/review/${caseId}/accept`}>{t("decide.accept")}</ButtonLink>}
        <ButtonLink href={`/review/${caseId}/more`} tone="secondary">
          {t("decide.more")}
        </ButtonLink>
        <ButtonLink href={`/review/${caseId}/refuse`} tone="secondary">
          {t("decide.refuse")}
        </ButtonLink>
      </Actions>
    </Card>
  )
}
