import { sensitiveCodes } from "@/drizzle/reference/catalogue"
import type { SensitiveTopic } from "@/drizzle/vocabulary"

const longestFirst = [...sensitiveCodes.codes].sort((a, b) => b.start.length - a.start.length)

/** The topic for which a code begins as sensitive, by the longest start that fits it; null for every other code. */
export function topicOfCode(system: string, code: string): SensitiveTopic | null {
  return longestFirst.find((known) => known.system === system && code.startsWith(known.start))?.topic ?? null
}
