import type { InList } from "@/lib/access/contested"
import { isOpen, type Rectification, reachesNobody } from "@/lib/rectifications/rules"
import { useWords } from "@/lib/request/words"
import { Badge, type Tone } from "../ui/badge"

const TONES: Record<Rectification["state"], Tone> = {
  sent: "sun",
  seen: "sun",
  accepted: "green",
  refused: "plain",
  withdrawn: "plain",
  overtaken: "plain",
}

/** From so many days on, what is left of the month is said with more weight. */
const SOON = 7

/** How many days are left of the month, or by how many it has passed. */
export function TimeLeft({ daysLeft }: { daysLeft: number }) {
  const t = useWords("rectifications")
  if (daysLeft < 0) return <Badge tone="red">{t("late", { days: -daysLeft })}</Badge>
  return <Badge tone={daysLeft <= SOON ? "sun" : "plain"}>{t("left", { days: daysLeft })}</Badge>
}

/** Where a request stands, and while it waits, for how long it may and whether anybody knows. */
export function RequestBadges({ request }: { request: Pick<Rectification, "state" | "daysLeft" | "told"> }) {
  const t = useWords("rectifications")
  const { state, daysLeft } = request
  return (
    <div className="flex flex-wrap gap-2">
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {reachesNobody(request) && <Badge tone="red">{t("untold.badge")}</Badge>}
      {isOpen(state) && <TimeLeft daysLeft={daysLeft} />}
    </div>
  )
}

/** In a list: that a request about the item waits, or was accepted. */
export function ContestedBadge({ inList }: { inList: InList | undefined }) {
  const t = useWords("rectifications")
  return inList ? <Badge tone={inList === "open" ? "sun" : "green"}>{t(`inList.${inList}`)}</Badge> : null
}
