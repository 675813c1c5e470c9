import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { words } from "@/lib/request/words"
import type { listSiblings } from "@/lib/review/siblings/queries"

type Sibling = Awaited<ReturnType<typeof listSiblings>>[number]

/** The requests of others for what may be the same child, so that two reviewers do not open two spaces for one. */
export async function Siblings({ siblings }: { siblings: readonly Sibling[] }) {
  const t = await words("review")
  const state = ({ isAccepted, number, reviewerName }: Sibling) => {
    if (isAccepted) return t("siblings.accepted", { number })
    return reviewerName ? t("siblings.openWith", { number, reviewer: reviewerName }) : t("siblings.open", { number })
  }
  return (
    <Card title={t("siblings.title")}>
      <p className="max-w-text">{t("siblings.lead")}</p>
      <List>
        {siblings.map((sibling) => (
          <ListRow
            key={sibling.id}
            icon="people"
            href={`/review/${sibling.id}`}
            title={t(`siblings.${sibling.relation}`, { requester: sibling.requesterName })}
            meta={state(sibling)}
          />
        ))}
      </List>
    </Card>
  )
}
