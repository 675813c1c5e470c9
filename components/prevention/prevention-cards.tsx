import type { ReactNode } from "react"
import type { PreventionEntry, PreventionView } from "@/lib/prevention/shown/rules"
import { type PreventionReader, readersOf } from "@/lib/prevention/sight/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { addSpan } from "@/lib/vaccinations/days/rules"
import { Badge } from "../ui/badge"
import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { EmptyState } from "../ui/empty-state"
import { List, ListRow } from "../ui/list-row"
import { sayDay, writeDay } from "./prevention-words"
import { Why } from "./why"

type Gestures = (entry: PreventionEntry) => ReactNode
type CardsProps = {
  view: PreventionView
  isOwn: boolean
  /** Who else reads it, said to the person. */
  readers?: readonly PreventionReader[] | null
  /** What can be done about what is due, and about a question; absent where nothing is done. */
  gestures?: { due: Gestures; question: Gestures }
}

/** What is due with why, what has to be asked, what was done, and what comes within a year. */
export function PreventionCards({ view, isOwn, readers, gestures }: CardsProps) {
  const t = useWords("prevention")
  const { due, questions, done, later } = view
  return (
    <>
      {due.length + questions.length === 0 && (
        <EmptyState icon="done" title={t("empty.title")}>
          <p>{t(isOwn ? "empty.text" : "empty.textOther")}</p>
        </EmptyState>
      )}
      {due.map((entry) => (
        <DueCard key={entry.rule.code} entry={entry} gestures={gestures?.due} readers={readers} />
      ))}
      {questions.map((entry) => (
        <QuestionCard key={entry.rule.code} entry={entry} gestures={gestures?.question} />
      ))}
      <DoneCard entries={done} />
      <LaterCard entries={later} />
    </>
  )
}

/** An end that lies years ahead is nothing to be told of. */
const endsSoon = (until: string | null, today: string) => until && until <= addSpan(today, "P1Y") && until

type DueProps = Pick<CardsProps, "readers"> & { entry: PreventionEntry; gestures?: Gestures }

function DueCard({ entry, gestures, readers }: DueProps) {
  const [t, f, language] = [useWords("prevention"), useFormats(), useLanguage()]
  const { title, what } = entry.rule.words[language]
  const until = entry.standing.kind === "due" && endsSoon(entry.standing.until, entry.facts.today)
  return (
    <Card title={title}>
      <p>
        <Badge>{t("badge.due")}</Badge>
      </p>
      <p className="max-w-text">{what}</p>
      {until && <p className="text-soft">{t("due.until", { date: f.day(until) })}</p>}
      <h3 className="text-large">{t("why.title")}</h3>
      <Why entry={entry} />
      {gestures?.(entry)}
      {readers && <Readers names={readersOf(entry.rule, readers)} />}
    </Card>
  )
}

/** Whom it reaches as well: a person who is told of an examination wants to know who else is. */
function Readers({ names }: { names: readonly string[] }) {
  const [t, f] = [useWords("prevention"), useFormats()]
  return (
    <p className="text-small text-soft">
      {t("readers", { count: names.length, names: f.list([...names], { type: "conjunction" }) })}
    </p>
  )
}

function QuestionCard({ entry, gestures }: { entry: PreventionEntry; gestures?: Gestures }) {
  const [t, language] = [useWords("prevention"), useLanguage()]
  if (entry.standing.kind !== "question") return null
  const { asks } = entry.standing
  return (
    <Card title={entry.rule.words[language].title}>
      <p className="font-heading text-large">{t(`questions.${asks}`)}</p>
      <p className="max-w-text text-soft">{t(`questions.${asks}_text`)}</p>
      {gestures?.(entry)}
      <Details summary={t("due.why")}>
        <p>{entry.rule.words[language].what}</p>
        <Why entry={entry} />
      </Details>
    </Card>
  )
}

function DoneCard({ entries }: { entries: readonly PreventionEntry[] }) {
  const [t, f, language] = [useWords("prevention"), useFormats(), useLanguage()]
  if (entries.length === 0) return null
  return (
    <Card title={t("done.title")}>
      <List>
        {entries.map(({ rule, standing }) => {
          if (standing.kind !== "done") return null
          const last = t("done.last", { when: sayDay(standing.last, { t, f }) })
          const next = standing.next ? t("done.next", { date: f.day(standing.next, "month") }) : t("done.over")
          return (
            <ListRow
              key={rule.code}
              title={rule.words[language].title}
              meta={`${last} ${next}`}
              badges={<Badge tone="green">{t("badge.done")}</Badge>}
            />
          )
        })}
      </List>
    </Card>
  )
}

function LaterCard({ entries }: { entries: readonly PreventionEntry[] }) {
  const [t, f, language] = [useWords("prevention"), useFormats(), useLanguage()]
  if (entries.length === 0) return null
  return (
    <Card title={t("later.title")}>
      <List>
        {entries.map(({ rule, standing }) => (
          <ListRow
            key={rule.code}
            title={rule.words[language].title}
            meta={standing.kind === "later" && t("later.from", { date: writeDay(standing.from, f) })}
          />
        ))}
      </List>
    </Card>
  )
}
