import type { InList } from "@/lib/access/contested"
import type { MeasureLine } from "@/lib/measures/rules"
import { useWords } from "@/lib/request/words"
import { ContestedBadge } from "../rectifications/request-words"
import { Badge } from "../ui/badge"
import { sayState } from "./measure-words"

type StateBadgesProps = { line: Pick<MeasureLine, "state" | "answeredBy">; inList?: InList }

/** Whether a measure waits, was refused or is contested; nothing where it stands and nobody had to say so. */
export function StateBadges({ line, inList }: StateBadgesProps) {
  const said = sayState(line, useWords("measures"))
  return (
    <>
      {said && <Badge tone={line.state === "proposed" ? "sun" : "plain"}>{said}</Badge>}
      <ContestedBadge inList={inList} />
    </>
  )
}
