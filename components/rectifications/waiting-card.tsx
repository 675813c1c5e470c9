import { addressOf } from "@/lib/rectifications/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { apart } from "../ui/apart"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"
import { TimeLeft } from "./request-words"

/** One request that waits: about which patient on a desk, about which section in a record. */
type WaitingRow = { id: string; patientId: string; about: string; askedAt: Date; daysLeft: number }

/** Requests that wait for an answer, with what is left of the month, and no word of what they say. */
export function WaitingCard({ waiting }: { waiting: readonly WaitingRow[] }) {
  const [t, f] = [useWords("rectifications"), useFormats()]
  if (waiting.length === 0) return null
  const titles = waiting.map(({ askedAt }) => t("desk.one", { date: f.dateTime(askedAt, { dateStyle: "long" }) }))
  const heard = apart(waiting.map(({ about }, at) => ({ title: titles[at] ?? "", told: about })))
  return (
    <Card title={t("desk.title")}>
      <p>{t("desk.text")}</p>
      <List label={t("desk.title")}>
        {waiting.map(({ id, patientId, about, daysLeft }, at) => (
          <ListRow
            key={id}
            icon="edit"
            href={addressOf(patientId, id)}
            title={titles[at] ?? ""}
            heard={heard[at]}
            meta={about}
            badges={<TimeLeft daysLeft={daysLeft} />}
          />
        ))}
      </List>
    </Card>
  )
}
