import { Notice } from "@/components/ui/notice"
import type { CareWords } from "./words"

const DONE = ["added", "removed", "attending", "dismissed", "blocked", "unblocked", "ended", "withdrawn"] as const

/** What was just done, said once. */
export function Done({ done, t }: { done: unknown; t: CareWords }) {
  const known = DONE.find((word) => word === done)
  return known ? <Notice tone="done" title={t(`done.${known}`)} announced /> : null
}
