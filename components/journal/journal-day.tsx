import type { ReactNode } from "react"
import { SECTIONS, sectionOfAct } from "@/lib/access/sections"
import { isUndone, type JournalLine } from "@/lib/journal/rules"
import type { Told, Visit } from "@/lib/journal/visits/rules"
import { apart } from "../ui/apart"
import { Badge } from "../ui/badge"
import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { Heard } from "../ui/heard"
import { List, ListRow } from "../ui/list-row"
import { type JournalWords, reasonOf, sentenceOf, type Telling, visitOf } from "./sentence"

type JournalDayProps = {
  title: string
  told: Told[]
  telling: Telling
  /** The patient's space: where she says what a professional may read, and asks about a line. */
  base: string
}

/** Everything of one day: a sentence for each visit and each act, when, and why it was allowed. */
export function JournalDay({ title, told, telling, base }: JournalDayProps) {
  const lines = told.flatMap(({ line, visit }) => visit?.lines[0] ?? line ?? [])
  const about = (line: JournalLine) =>
    telling.isOwn && isFirst(lines, line) && <Professional line={line} base={`${base}/care-circle`} t={telling.t} />
  const heard = heardOf(title, told, telling)
  return (
    <Card title={title}>
      <List label={title}>
        {told.map(({ line, visit }) =>
          visit ? (
            <VisitRow key={visit.id} visit={visit} telling={telling} base={base} heard={heard}>
              {visit.lines[0] && about(visit.lines[0])}
            </VisitRow>
          ) : (
            <LineRow key={line.id} line={line} telling={telling} base={base} heard={heard}>
              {about(line)}
            </LineRow>
          ),
        )}
      </List>
    </Card>
  )
}

/** When each line of a day was, as it is heard out of its row; of several that say the same at the same time, which it is. */
function heardOf(title: string, told: readonly Told[], telling: Telling): ReadonlyMap<string, string> {
  const lines = told.flatMap(({ line, visit }) => visit?.lines ?? line ?? [])
  const said = lines.map((line) => ({ title: sentenceOf(line, telling), told: `${title}, ${timeOf(line, telling.t)}` }))
  const heard = apart(said)
  return new Map(lines.map(({ id }, at) => [id, heard[at] ?? said[at]?.told ?? ""]))
}

type RowProps = { telling: Telling; base: string; heard: ReadonlyMap<string, string>; children?: ReactNode }

function LineRow({ line, telling, base, heard, children }: RowProps & { line: JournalLine }) {
  return (
    <ListRow
      icon={line.outcome === "done" ? SECTIONS[sectionOfAct(line.action)].icon : "lock"}
      title={sentenceOf(line, telling)}
      meta={[timeOf(line, telling.t), reasonOf(line, telling)].filter(Boolean).join(" · ")}
      badges={<Badges line={line} t={telling.t} />}
    >
      <Questions line={line} telling={telling} base={base} heard={heard} />
      {children}
    </ListRow>
  )
}

/** About a line that somebody else left, its patient asks why, or reports it: two gestures each. */
function Questions({ line, telling, base, heard }: RowProps & { line: JournalLine }) {
  if (!telling.isOwn || line.actor.kind !== "person") return null
  const sentence = sentenceOf(line, telling)
  return (
    <p className="flex flex-wrap gap-x-6">
      {(["ask", "report"] as const).map((word) => (
        <a key={word} href={`${base}/journal/${line.id}/${word}`} className="inline-flex min-h-11 items-center text-small">
          {telling.t(`${word}.link`)}
          <span className="sr-only">{telling.t("ask.about", { sentence })}</span>
          <Heard>{heard.get(line.id)}</Heard>
        </a>
      ))}
    </p>
  )
}

/** What somebody read in one go, with what it was, line by line, for who wants to know. */
function VisitRow({ visit, telling, base, heard, children }: RowProps & { visit: Visit }) {
  const [first] = visit.lines
  if (!first) return null
  const { t } = telling
  const meta = [timeOf(visit, t), reasonOf(first, telling)].filter(Boolean).join(" · ")
  return (
    <ListRow icon="people" title={visitOf(first.actor, visit, telling)} meta={meta}>
      <Details summary={t("visit.show")}>
        <List label={t("visit.show")}>
          {visit.lines.map((line) => (
            <LineRow key={line.id} line={line} telling={telling} base={base} heard={heard} />
          ))}
        </List>
      </Details>
      {children}
    </ListRow>
  )
}

/** Once a day for each professional is enough. */
const isFirst = (lines: JournalLine[], line: JournalLine) =>
  lines.find(({ professionalId }) => professionalId === line.professionalId) === line

/** From a line that a professional left, to what they may do here. */
function Professional({ line: { actor, professionalId }, base, t }: { line: JournalLine; base: string; t: JournalWords }) {
  if (!professionalId || actor.kind !== "person") return null
  return (
    <a href={`${base}/${professionalId}`} className="inline-flex min-h-11 items-center text-small">
      {t("about_professional", { name: actor.name ?? t("somebody") })}
    </a>
  )
}

const isRefusedOutright = (line: JournalLine) => line.outcome === "refused" && !isUndone(line)

function Badges({ line, t }: { line: JournalLine; t: JournalWords }) {
  return (
    <>
      {line.times > 1 && <Badge tone="plain">{t("times", { count: line.times })}</Badge>}
      {line.preview && <Badge tone="plain">{t("preview_badge")}</Badge>}
      {line.outcome !== "done" && <Badge tone="sun">{t(isRefusedOutright(line) ? "refused_badge" : "failed_badge")}</Badge>}
    </>
  )
}

/** What is told, as one sentence. */
export function saidOf({ line, visit }: Told, telling: Telling): string {
  const [first] = visit?.lines ?? []
  if (visit && first) return visitOf(first.actor, visit, telling)
  return line ? sentenceOf(line, telling) : ""
}

/** The time of day, or from when to when. */
export function timeOf({ time, firstTime }: Pick<JournalLine, "time" | "firstTime">, t: JournalWords): string {
  const said = (clock: string) => {
    const [hour = "", minute = ""] = clock.split(":")
    return t("time", { hour, minute })
  }
  return firstTime === time ? said(time) : t("between", { first: said(firstTime), last: said(time) })
}
