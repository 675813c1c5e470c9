import { useFormats, useWords } from "@/lib/request/words"
import type { FoundMessage } from "@/lib/threads/finding/rules"
import { addressOf } from "@/lib/threads/rules"
import { apart } from "../ui/apart"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"
import { Snippet } from "./snippet"

/** The messages that hold what was typed, each leading to where it was said. */
export function FoundMessages({ patientId, found }: { patientId: string; found: readonly FoundMessage[] }) {
  const [t, f] = [useWords("threads"), useFormats()]
  if (found.length === 0) return null
  const metaOf = ({ authorName, sentAt }: FoundMessage) =>
    t("found.by", { name: authorName, when: f.dateTime(sentAt, { dateStyle: "long", timeStyle: "short" }) })
  const heard = apart(found.map((one) => ({ title: one.subject, told: metaOf(one) })))
  return (
    <Card title={t("found.title")}>
      <List label={t("found.title")}>
        {found.map((one, at) => (
          <ListRow
            key={one.id}
            icon="message"
            href={`${addressOf(patientId, one.threadId)}${one.before ? `?before=${one.before}` : ""}`}
            title={one.subject}
            heard={heard[at]}
            meta={metaOf(one)}
          >
            {one.snippet && <Snippet parts={one.snippet} />}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
