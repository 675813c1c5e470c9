import { z } from "zod"
import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"

const DONE = z.enum(["added", "corrected", "closed", "excluded", "included", "judged"])

/** What was just done, said once. */
export function Done({ done }: { done?: string }) {
  const t = useWords("notes")
  const known = DONE.safeParse(done).data
  return known ? <Notice tone="done" title={t(`done.${known}`)} announced /> : null
}
