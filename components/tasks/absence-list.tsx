import type { ReactNode } from "react"
import { useFormats, useWords } from "@/lib/request/words"
import type { Absence } from "@/lib/tasks/absence/rules"
import { Badge } from "../ui/badge"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"

type AbsenceListProps = { lines: readonly Absence[]; gestures?: (line: Absence) => ReactNode }

/** Who hands over to whom, and until when: for everybody of the circle alike, and the patient first of all. */
export function AbsenceList({ lines, gestures }: AbsenceListProps) {
  const [t, f] = [useWords("tasks"), useFormats()]
  if (lines.length === 0) return null
  return (
    <Card title={t("away.list")}>
      <List label={t("away.list")}>
        {lines.map((line) => (
          <ListRow
            key={line.id}
            icon="people"
            title={t("away.who", {
              who: line.absent.isYou ? "you" : "other",
              absent: line.absent.name,
              standIn: line.standIn.isYou ? "you" : "other",
              name: line.standIn.name,
            })}
            meta={t("away.days", { from: f.day(line.fromOn, "full"), until: f.day(line.untilOn, "full") })}
            badges={<Badge tone={line.state === "asked" ? "sun" : "green"}>{t(`away.state.${line.state}`)}</Badge>}
          >
            {gestures?.(line)}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
