import { apart } from "@/components/ui/apart"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { useFormats, useWords } from "@/lib/request/words"
import type { ThreadLine } from "@/lib/threads/rules"

/** What the badges of a thread say: how much is unread in it, and whether it is closed. */
export function ThreadBadges({ unread, isClosed }: Pick<ThreadLine, "unread" | "isClosed">) {
  const t = useWords("threads")
  return (
    <>
      {unread > 0 && <Badge tone="plum">{t("unread", { count: unread })}</Badge>}
      {isClosed && <Badge tone="plain">{t("list.closed")}</Badge>}
    </>
  )
}

type ThreadListProps = {
  threads: readonly ThreadLine[]
  /** Where they are opened; absent in a preview, where nothing is. */
  base?: string
  /** The patient whom the one who looks writes to; absent in one's own space. */
  patientName?: string
  /** What an empty list says to do. */
  none: string
}

/** The threads of a space, with whom each is and when something was last said. */
export function ThreadList({ threads, base, patientName, none }: ThreadListProps) {
  const [t, f] = [useWords("threads"), useFormats()]
  if (threads.length === 0)
    return (
      <EmptyState icon="message" title={t("list.none")}>
        <p>{none}</p>
      </EmptyState>
    )
  const told = threads.map(({ people, lastAt }) => [
    t("with", { names: f.list(namesOf(people, t("you"), patientName)) }),
    t("list.last", { date: f.dateTime(lastAt, { dateStyle: "long" }) }),
  ])
  const heard = apart(threads.map(({ subject }, at) => ({ title: subject, told: told[at]?.join(", ") ?? "" })))
  return (
    <Card>
      <List label={t("list.title")}>
        {threads.map(({ id, subject, unread, isClosed }, at) => (
          <ListRow
            key={id}
            icon="message"
            href={base && `${base}/${id}`}
            title={subject}
            heard={heard[at]}
            meta={
              <>
                {told[at]?.[0]}
                <br />
                {told[at]?.[1]}
              </>
            }
            badges={<ThreadBadges unread={unread} isClosed={isClosed} />}
          />
        ))}
      </List>
    </Card>
  )
}

/** Everybody in a thread but who looks; where nobody else is, they themselves. */
export function namesOf(people: ThreadLine["people"], you: string, patientName?: string): string[] {
  const others = people.flatMap(({ name, isYou }) => (isYou ? [] : [name]))
  const names = patientName ? [patientName, ...others] : others
  return names.length > 0 ? names : [you]
}
