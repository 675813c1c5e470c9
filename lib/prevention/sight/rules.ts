import { ALL_SUBJECTS, PREVENTION_NOTES } from "@/drizzle/prevention-vocabulary"
import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import { decides, type Scope } from "@/lib/access/scope"
import type { PreventionForecast } from "../rules"
import type { Said } from "../said/rules"

/** Somebody besides the person who reads prevention, and what of it that has to be ticked. */
export type PreventionReader = { name: string; topics: readonly string[] | "all" }

/** By name, whom a rule reaches besides the person whom it is about. */
export const readersOf = ({ topic }: Pick<PreventionRule, "topic">, readers: readonly PreventionReader[]): string[] =>
  readers.filter(({ topics }) => topic === null || topics === "all" || topics.includes(topic)).map(({ name }) => name)

/** Whether a rule reaches these eyes: one about something to keep apart only where its topic was ticked. */
export function isRuleWithin({ topic }: Pick<PreventionRule, "topic">, scope: Scope): boolean {
  if (topic === null || decides(scope)) return true
  const topics: readonly string[] = scope.items.kind === "granted" ? scope.items.topics : []
  return topics.includes(topic)
}

/**
 * What these eyes may read of what the rules say. To who helps, a question about the body, a refusal, silence and a rule that is not for
 * the patient are alike: the rule is not there. It can still be told where a rule asks nothing about the body: who knows the public
 * rule and the age, and does not find it, may conclude that it is not wanted.
 */
export function forecastsWithin(forecasts: readonly PreventionForecast[], scope: Scope): PreventionForecast[] {
  const isForHelp = ({ standing }: PreventionForecast) =>
    standing.kind === "question" ? standing.asks === "last_time" : standing.kind !== "not_concerned"
  return forecasts.filter((one) => isRuleWithin(one.rule, scope) && (decides(scope) || isForHelp(one)))
}

/**
 * What these eyes may read of what was said. Who helps reads when something was done as long as the rule is there, and never what was
 * said of the body, or why something is not for the patient.
 */
export function answersWithin<One extends Said>(
  answers: readonly One[],
  { forecasts, rules, scope }: { forecasts: readonly PreventionForecast[]; rules: readonly PreventionRule[]; scope: Scope },
): One[] {
  if (decides(scope))
    return answers.filter(({ subject }) => subject === ALL_SUBJECTS || rules.some((rule) => rule.subject === subject))
  const notes: readonly string[] = PREVENTION_NOTES
  return answers.filter(({ subject, kind }) => notes.includes(kind) && forecasts.some(({ rule }) => rule.subject === subject))
}
