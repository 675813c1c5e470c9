import type { Judged } from "@/lib/access/apart"
import { topicOfCode } from "@/lib/reference/sensitive-codes"
import type { LineContent, LineSection, ProfileLine } from "../rules"

/** What tobacco, alcohol and drugs are said of oneself begins as sensitive (product rule, choix de Relais). */
const HABITS_SET_APART = ["tobacco", "alcohol"]

type Given = { section: LineSection; content: LineContent; code?: { system: string; code: string } | null }

/** How sensitive a line begins: what somebody said of it comes first, then its code, then its topic. */
export function judgeLine({ section, content, code }: Given, isIntimate: boolean): Judged {
  const topic = code ? topicOfCode(code.system, code.code) : null
  if (topic) return { sensitivity: "sensitive", sensitiveTopic: topic }
  if (section === "lifestyle" && HABITS_SET_APART.includes(content.topic ?? ""))
    return { sensitivity: "sensitive", sensitiveTopic: "addictions" }
  return isIntimate ? { sensitivity: "sensitive", sensitiveTopic: "chosen" } : { sensitivity: "not", sensitiveTopic: null }
}

/**
 * What a line is judged to be once it is of another topic: as sensitive as a new one would begin. What is sensitive already keeps
 * its reason, so that nobody sees it who did not before; nothing becomes more open by being changed.
 */
export function judgedAgain(line: Pick<ProfileLine, "content" | "isSensitive">, said: Given): Judged | null {
  if (line.isSensitive || line.content.topic === said.content.topic) return null
  const begun = judgeLine(said, false)
  return begun.sensitivity === "sensitive" ? begun : null
}
