import type { SnippetPart } from "@/lib/search/rules"

export { MOST_MESSAGES } from "../rules"

/** So many of the latest are looked through, and so many of what is found are shown. */
export const MOST_LOOKED_THROUGH = 2000
export const MOST_FOUND = 20

/** A message that holds what was typed; `before` is the place of its page where it is not on the first. */
export type FoundMessage = {
  id: string
  threadId: string
  before: number | null
  subject: string
  authorName: string
  sentAt: Date
  /** The words round what was found; null where its subject or its writer holds it. */
  snippet: SnippetPart[] | null
}
