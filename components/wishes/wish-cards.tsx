import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { EmptyState } from "@/components/ui/empty-state"
import { useWords } from "@/lib/request/words"
import { ANSWERS, type WishesOfAKind } from "@/lib/wishes/rules"
import { WishWords } from "./wish-words"

type WishCardsProps = {
  kinds: readonly WishesOfAKind[]
  /** Where documents are read, for who may. */
  documents?: string
  /** What the person does with one kind of her wishes. */
  gestures?: (of: WishesOfAKind) => ReactNode
}

/**
 * What somebody wants, kind by kind: what is in force, and what was before for who wants to read it. To anybody but the person
 * nothing is said of a kind in which they read nothing: that there is none would be said of what is only not theirs to read.
 */
export function WishCards({ kinds, documents, gestures }: WishCardsProps) {
  const t = useWords("wishes")
  const shown = gestures ? kinds : kinds.filter(({ inForce, earlier }) => inForce || earlier.length > 0)
  if (shown.length === 0) return <EmptyState icon="edit" title={t("emptyRead")} />
  return shown.map((of) => {
    const { kind, inForce, earlier, isHidden } = of
    const answers = ANSWERS[kind]
    return (
      <Card key={kind} title={t(`kinds.${kind}.title`)} id={kind}>
        {gestures && <p className="max-w-text text-soft">{t(`kinds.${kind}.about`)}</p>}
        {gestures && isHidden && (
          <p>
            <Badge tone="plain">{t("hiddenBadge")}</Badge>
          </p>
        )}
        {inForce ? <WishWords wish={inForce} answers={answers} documents={documents} /> : <p>{t(`kinds.${kind}.none`)}</p>}
        {gestures?.(of)}
        {earlier.length > 0 && (
          <Details summary={t("earlier", { count: earlier.length })}>
            {earlier.map((wish) => (
              <WishWords key={wish.id} wish={wish} answers={answers} documents={documents} />
            ))}
          </Details>
        )}
      </Card>
    )
  })
}
