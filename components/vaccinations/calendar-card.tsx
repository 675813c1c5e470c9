import { useReader } from "@/lib/request/actor"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { CalendarEntry, CalendarView } from "@/lib/vaccinations/calendar/shown/rules"
import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { List } from "../ui/list-row"
import { Unbroken } from "../ui/unbroken"
import { CalendarRow } from "./calendar-row"

type CalendarCardProps = {
  view: CalendarView
  /** Where a dose is written down; absent where nothing can be. */
  addAt?: string
  isOwn: boolean
}

/** What the calendar says today: what is due, what has to be asked, then, folded, what comes and what is done. */
export function CalendarCard({ view, addAt, isOwn }: CalendarCardProps) {
  const [t, reader] = [useWords("vaccinations"), useReader()]
  const { now, questions, possible, later, done } = view
  return (
    <Card title={t("calendar.title")}>
      <p className="max-w-text text-soft">{t("calendar.lead", { reader })}</p>
      {now.length + questions.length === 0 && <p>{t("calendar.nothing")}</p>}
      <Part title={t("calendar.now")} entries={now} addAt={addAt} />
      <Part title={t("calendar.questions")} entries={questions} addAt={addAt} />
      <Fold title={t(isOwn ? "calendar.possible" : "calendar.possibleOther")} entries={possible} addAt={addAt} />
      <Fold title={t("calendar.later")} entries={later} />
      <Fold title={t("calendar.done")} entries={done} />
    </Card>
  )
}

type PartProps = { title: string; entries: CalendarEntry[]; addAt?: string }

function Part({ title, entries, addAt }: PartProps) {
  if (entries.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-large">
        <Unbroken>{title}</Unbroken>
      </h3>
      <Entries title={title} entries={entries} addAt={addAt} />
    </div>
  )
}

function Fold(props: PartProps) {
  if (props.entries.length === 0) return null
  return (
    <Details summary={props.title}>
      <Entries {...props} />
    </Details>
  )
}

function Entries({ title, entries, addAt }: PartProps) {
  const saying = { t: useWords("vaccinations"), f: useFormats(), language: useLanguage(), reader: useReader() }
  return (
    <List label={title}>
      {entries.map((entry) => (
        <CalendarRow key={`${entry.rule.code} ${entry.diseases.join()}`} entry={entry} addAt={addAt} {...saying} />
      ))}
    </List>
  )
}
