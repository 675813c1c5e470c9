import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import type { Member, Task } from "@/lib/tasks/rules"

type CircleCardProps = { members: readonly Member[]; lines: readonly Task[]; isOwn: boolean }

/** Who may take care of tasks, and of how many each does, of those that who looks may see: never what else anybody may. */
export function CircleCard({ members, lines, isOwn }: CircleCardProps) {
  const [t, language] = [useWords("tasks"), useLanguage()]
  if (members.length < 2) return null
  return (
    <Card title={t("circle.title")}>
      <List label={t("circle.title")}>
        {members.map(({ accountId, name, relation, isYou }) => (
          <ListRow
            key={accountId}
            lead={<Avatar name={name} />}
            title={isYou ? t("circle.you", { name }) : name}
            meta={isOwn && relation ? relationWord(relation, null, language) : undefined}
          >
            <p>{t("circle.count", { count: countOf(lines, accountId) })}</p>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

const countOf = (lines: readonly Task[], accountId: string) =>
  lines.filter(({ taken, done }) => !done && taken?.accountId === accountId).length
