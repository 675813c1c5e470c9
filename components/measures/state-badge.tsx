import type { MeasureLine } from "@/lib/measures/rules"
import { useWords } from "@/lib/request/words"
import { Badge } from "../ui/badge"
import { sayState } from "./measure-words"

/** Whether a measure waits or was refused; nothing where it stands and nobody had to say so. */
export function StateBadge({ line }: { line: MeasureLine }) {
  const said = sayState(line, useWords("measures"))
  return said ? <Badge tone={line.state === "proposed" ? "sun" : "plain"}>{said}</Badge> : null
}
