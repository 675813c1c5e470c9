import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"

/** Of each rule the latest version that holds on a day, where its source is sure. */
export function rulesInForce(rules: readonly PreventionRule[], day: string): PreventionRule[] {
  const latest = new Map<string, PreventionRule>()
  for (const rule of rules) {
    const known = latest.get(rule.code)
    if (rule.inForceFrom <= day && (!known || known.version < rule.version)) latest.set(rule.code, rule)
  }
  return [...latest.values()].filter(({ status }) => status === "sourced")
}

/** Whether a rule was to be read again before this day, so that its age is said. */
export function isPreventionPastReview({ reviewOn }: Pick<PreventionRule, "reviewOn">, day: string): boolean {
  return day >= reviewOn
}
