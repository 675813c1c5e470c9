import { SECTIONS, sectionOfAct } from "@/lib/access/sections"
import { isUndone, type JournalLine } from "@/lib/journal/rules"
import { Badge } from "../ui/badge"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"
import { type JournalWords, reasonOf, sentenceOf, type Telling } from "./sentence"

type JournalDayProps = {
  title: string
  lines: JournalLine[]
  telling: Telling
  /** Where the patient says what a professional may read. */
  professionals: string
}

/** Everything of one day: a sentence each, when, and why it was allowed. */
export function JournalDay({ title, lines, telling, professionals }: JournalDayProps) {
  return (
    <Card title={title}>
      <List label={title}>
        {lines.map((line, place) => (
          <ListRow
            key={line.id}
            icon={line.outcome === "done" ? SECTIONS[sectionOfAct(line.action)].icon : "lock"}
            title={sentenceOf(line, telling)}
            meta={[timeOf(line, telling.t), reasonOf(line, telling)].filter(Boolean).join(" · ")}
            badges={<Badges line={line} t={telling.t} />}
          >
            {telling.isOwn && isFirst(lines, place) && <Professional line={line} base={professionals} t={telling.t} />}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

/** Once a day for each professional is enough. */
const isFirst = (lines: JournalLine[], place: number) =>
  lines.findIndex(({ professionalId }) => professionalId === lines[place]?.professionalId) === place

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

function timeOf({ time, firstTime }: JournalLine, t: JournalWords): string {
  const said = (clock: string) => {
    const [hour = "", minute = ""] = clock.split(":")
    return t("time", { hour, minute })
  }
  return firstTime === time ? said(time) : t("between", { first: said(firstTime), last: said(time) })
}
