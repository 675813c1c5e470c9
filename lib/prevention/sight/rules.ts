import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import { decides, type Scope } from "@/lib/access/scope"
import type { PreventionForecast } from "../rules"
import type { Said } from "../said/rules"

/** Whether a rule reaches these eyes: one about something to keep apart only where its topic was ticked. */
export function isRuleWithin({ topic }: Pick<PreventionRule, "topic">, scope: Scope): boolean {
  if (topic === null || decides(scope)) return true
  const topics: readonly string[] = scope.items.kind === "granted" ? scope.items.topics : []
  return topics.includes(topic)
}

/**
 * What these eyes may read of what the rules say. To who helps, a question about the body and an answer to one are alike: nothing
 * is there.
 */
export function forecastsWithin(forecasts: readonly PreventionForecast[], scope: Scope): PreventionForecast[] {
  const isForHelp = ({ standing }: PreventionForecast) => standing.kind !== "question" || standing.asks === "last_time"
  return forecasts.filter((one) => isRuleWithin(one.rule, scope) && (decides(scope) || isForHelp(one)))
}

/** Whether these eyes may read an answer: who helps reads when something was done, never why something is not for the patient. */
export function isAnswerWithin({ kind }: Pick<Said, "kind">, scope: Scope): boolean {
  return decides(scope) || kind === "done" || kind === "never" || kind === "later"
}
