import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"

/** One line about prevention, without what it is about: how much there is to look at, and the way to it. */
export function PreventionLine({ space, count }: { space: SpaceHeader; count: number }) {
  const t = useWords("prevention")
  return (
    <Card>
      <List>
        <ListRow
          icon="plan"
          href={`/patients/${space.patientId}/prevention`}
          title={t(space.isOwn ? "home.title" : "home.titleOther", { count })}
        />
      </List>
    </Card>
  )
}
