import { useFormats, useWords } from "@/lib/request/words"
import type { FoundMessage } from "@/lib/threads/finding/rules"
import { addressOf } from "@/lib/threads/rules"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"
import { Snippet } from "./snippet"

/** The messages that hold what was typed, each leading to where it was said. */
export function FoundMessages({ patientId, found }: { patientId: string; found: readonly FoundMessage[] }) {
  const [t, f] = [useWords("threads"), useFormats()]
  if (found.length === 0) return null
  return (
    <Card title={t("found.title")}>
      <List label={t("found.title")}>
        {found.map(({ id, threadId, before, subject, authorName, sentAt, snippet }) => (
          <ListRow
            key={id}
            icon="message"
            href={`${addressOf(patientId, threadId)}${before ? `?before=${before}` : ""}`}
            title={subject}
            meta={t("found.by", { name: authorName, when: f.dateTime(sentAt, { dateStyle: "long", timeStyle: "short" }) })}
          >
            {snippet && <Snippet parts={snippet} />}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
