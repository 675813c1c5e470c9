import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { useFormats, useWords } from "@/lib/request/words"
import type { Absence } from "@/lib/tasks/absence/rules"
import { acceptAbsence, endAbsence } from "./actions"
import { Gesture } from "./gesture"

type AbsencesCardProps = { patientId: string; lines: readonly Absence[] }

/** Who hands over to whom, and until when: for everybody of the circle alike, and the patient first of all. */
export function AbsencesCard({ patientId, lines }: AbsencesCardProps) {
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
            <Gestures patientId={patientId} line={line} />
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

/** What the one who looks may do about it. */
function Gestures({ patientId, line: { id, may, absent, standIn } }: { patientId: string; line: Absence }) {
  const t = useWords("tasks")
  if (!may.end) return null
  const fields = { patientId, absenceId: id }
  const ending = standIn.isYou ? (may.answer ? "refuse" : "giveBack") : absent.isYou ? "end" : "stop"
  return (
    <div className="flex flex-wrap gap-4 pt-3">
      {may.answer && <Gesture action={acceptAbsence} fields={fields} label={t("away.accept")} tone="primary" />}
      <Gesture action={endAbsence} fields={fields} label={t(`away.${ending}`)} />
    </div>
  )
}
