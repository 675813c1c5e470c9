import type { useWords } from "@/lib/request/words"

/** What can just have been said of who sees a line. */
export const SIGHTS = ["hidden", "shown", "excluded", "included", "judged"] as const

/** The sentence for it, in the words of confidentiality; null of anything else that was done. */
export const saySight = (done: unknown, t: ReturnType<typeof useWords>): string | null =>
  SIGHTS.some((word) => word === done) ? t(`line.done.${done}`) : null
