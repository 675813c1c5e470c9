import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import type { Member, Task } from "@/lib/tasks/rules"

type CircleCardProps = { members: readonly Member[]; lines: readonly Task[]; isOwn: boolean }

/** Who may take care of tasks, and of how many each does, of those that who looks may see: never what else anybody may. */
export function CircleCard({ members, lines, isOwn }: CircleCardProps) {
  const [t, d, language] = [useWords("tasks"), useWords("delegation"), useLanguage()]
  const said = ({ name, relation, isYou }: Member) => {
    if (isYou) return t("circle.you", { name })
    return isOwn && relation ? d("yours", { name, relation: relationWord(relation, null, language) }) : name
  }
  if (members.length < 2) return null
  return (
    <Card title={t("circle.title")}>
      <List label={t("circle.title")}>
        {members.map((member) => (
          <ListRow key={member.accountId} lead={<Avatar name={member.name} />} title={said(member)}>
            <p>{t("circle.count", { count: countOf(lines, member.accountId) })}</p>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

const countOf = (lines: readonly Task[], accountId: string) =>
  lines.filter(({ taken, done }) => !done && taken?.accountId === accountId).length
